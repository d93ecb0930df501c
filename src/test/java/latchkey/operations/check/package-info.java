@NullMarked
package latchkey.operations.check;

import org.jspecify.annotations.NullMarked;
