/** What a hand-over is sealed with. */
@NullMarked
package latchkey.setup.handover;

import org.jspecify.annotations.NullMarked;
