/** Settings with which the portal does not start. */
@NullMarked
package latchkey.operations.start;

import org.jspecify.annotations.NullMarked;
