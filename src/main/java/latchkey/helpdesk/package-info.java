/** Who fails now, and what to say to them. */
@NullMarked
package latchkey.helpdesk;

import org.jspecify.annotations.NullMarked;
