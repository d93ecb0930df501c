/** Looks at the settings before anything is started, and says all that is wrong with them at once. */
@NullMarked
package latchkey.operations.start;

import org.jspecify.annotations.NullMarked;
