/** Values, time and refusals; no framework. */
@NullMarked
package latchkey.shared;

import org.jspecify.annotations.NullMarked;
