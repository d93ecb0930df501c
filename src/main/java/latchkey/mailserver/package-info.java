/**
 * The mail server as the portal sees it: the port and what its adapters may be able to, the inbox of login reports, trial
 * logins, what is known of mailboxes, whether it is ready for a rule, and the jobs that keep it as the portal says.
 */
@NullMarked
package latchkey.mailserver;

import org.jspecify.annotations.NullMarked;
