/** From main passwords to app passwords, tried on a real Dovecot. */
@NullMarked
package latchkey.migration;

import org.jspecify.annotations.NullMarked;
