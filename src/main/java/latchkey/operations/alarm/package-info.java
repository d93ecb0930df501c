/** Tells whoever looks after the site that something is wrong, once, and once that it is over. */
@NullMarked
package latchkey.operations.alarm;

import org.jspecify.annotations.NullMarked;
