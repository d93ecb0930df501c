/** People at the door: who gets in, how far, and for how long. */
@NullMarked
package latchkey.signin;

import org.jspecify.annotations.NullMarked;
