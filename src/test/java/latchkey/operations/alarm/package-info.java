@NullMarked
package latchkey.operations.alarm;

import org.jspecify.annotations.NullMarked;
