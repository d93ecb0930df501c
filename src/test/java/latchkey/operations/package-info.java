/** Administrators at work. */
@NullMarked
package latchkey.operations;

import org.jspecify.annotations.NullMarked;
