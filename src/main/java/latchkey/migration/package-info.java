/** From main passwords to app passwords: observe, announce, refuse, undo; and the domains that it is done in. */
@NullMarked
package latchkey.migration;

import org.jspecify.annotations.NullMarked;
