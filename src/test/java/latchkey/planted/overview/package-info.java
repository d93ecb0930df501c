/** For the test of the rows alone. */
@NullMarked
package latchkey.planted.overview;

import org.jspecify.annotations.NullMarked;
