/** What owners see of their mailboxes and of themselves. */
@NullMarked
package latchkey.overview;

import org.jspecify.annotations.NullMarked;
