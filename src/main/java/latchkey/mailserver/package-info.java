/** The mail server as the portal sees it: the port, its inbox of login reports, and the trial login. */
@NullMarked
package latchkey.mailserver;

import org.jspecify.annotations.NullMarked;
