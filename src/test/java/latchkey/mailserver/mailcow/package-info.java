/** The adapter for mailcow, and each trap that it must not fall into. */
@NullMarked
package latchkey.mailserver.mailcow;

import org.jspecify.annotations.NullMarked;
