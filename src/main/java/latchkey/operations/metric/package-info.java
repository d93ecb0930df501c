/** What a monitor reads of the portal, made for the question who fails and whether anything stands still. */
@NullMarked
package latchkey.operations.metric;

import org.jspecify.annotations.NullMarked;
