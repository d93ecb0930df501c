/** A mailcow as a mail server: through its REST API, with nothing installed inside it. */
@NullMarked
package latchkey.mailserver.mailcow;

import org.jspecify.annotations.NullMarked;
