/** Who is nudged, how, and once. */
@NullMarked
package latchkey.helpdesk.nudge;

import org.jspecify.annotations.NullMarked;
