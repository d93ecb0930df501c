@NullMarked
package latchkey.operations.erasure;

import org.jspecify.annotations.NullMarked;
