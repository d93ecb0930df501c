/** What owners see of themselves: how their mailboxes stand, their logins, their settings, and what is kept about them. */
@NullMarked
package latchkey.overview;

import org.jspecify.annotations.NullMarked;
