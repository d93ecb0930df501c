/** For the test of the rows alone. */
@NullMarked
package latchkey.planted.cellar;

import org.jspecify.annotations.NullMarked;
