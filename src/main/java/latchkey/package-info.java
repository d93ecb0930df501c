/** A portal beside the mail server: app passwords for owners, and who still fails to log in for the helpdesk. */
@NullMarked
package latchkey;

import org.jspecify.annotations.NullMarked;
