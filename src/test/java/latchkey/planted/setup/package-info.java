/** For the test of the rows alone. */
@NullMarked
package latchkey.planted.setup;

import org.jspecify.annotations.NullMarked;
