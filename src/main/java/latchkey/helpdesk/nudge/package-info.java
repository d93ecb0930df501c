/** The helpdesk writes to owners whose mail programs fail: seen and tried dry first, in paced batches, and kept in a log. */
@NullMarked
package latchkey.helpdesk.nudge;

import org.jspecify.annotations.NullMarked;
