@NullMarked
package latchkey.operations.importing;

import org.jspecify.annotations.NullMarked;
