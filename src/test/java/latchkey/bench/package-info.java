/** How fast the portal is on a large site: measured, held to limits, and written down as a table. */
@NullMarked
package latchkey.bench;

import org.jspecify.annotations.NullMarked;
