/** Dovecot reads the app passwords from the database itself, through three views. */
@NullMarked
package latchkey.mailserver.dovecot;

import org.jspecify.annotations.NullMarked;
