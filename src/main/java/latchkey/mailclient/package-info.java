/** The mail clients that Latchkey knows, and the steps for each. */
@NullMarked
package latchkey.mailclient;

import org.jspecify.annotations.NullMarked;
