/** Mails, as they arrive and as they do not. */
@NullMarked
package latchkey.notice;

import org.jspecify.annotations.NullMarked;
