/** What the mail server may do, what a login costs it, and what its clients are told. */
@NullMarked
package latchkey.mailserver;

import org.jspecify.annotations.NullMarked;
