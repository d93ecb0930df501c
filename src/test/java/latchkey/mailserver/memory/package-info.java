/** A mail server in memory, for the tests: slow and broken on demand. */
@NullMarked
package latchkey.mailserver.memory;

import org.jspecify.annotations.NullMarked;
