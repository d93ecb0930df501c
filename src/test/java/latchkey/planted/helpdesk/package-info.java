/** For the test of the rows alone. */
@NullMarked
package latchkey.planted.helpdesk;

import org.jspecify.annotations.NullMarked;
