/** For the test of the rows alone. */
@NullMarked
package latchkey.planted.web;

import org.jspecify.annotations.NullMarked;
