/** App passwords as their owner sees them, and as nobody else does. */
@NullMarked
package latchkey.apppassword;

import org.jspecify.annotations.NullMarked;
