/** The owner's first page. */
@NullMarked
package latchkey.overview;

import org.jspecify.annotations.NullMarked;
