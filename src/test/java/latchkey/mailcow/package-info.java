/** A mailcow for the tests: it answers and behaves as the real one, traps and all. */
@NullMarked
package latchkey.mailcow;

import org.jspecify.annotations.NullMarked;
