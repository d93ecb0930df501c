/** Mails to people, each sent once. */
@NullMarked
package latchkey.notice;

import org.jspecify.annotations.NullMarked;
