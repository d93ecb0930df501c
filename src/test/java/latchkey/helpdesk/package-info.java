/** What the helpdesk finds and may do. */
@NullMarked
package latchkey.helpdesk;

import org.jspecify.annotations.NullMarked;
