package latchkey.mailserver.mailcow;

import java.util.Optional;
import java.util.Set;
import latchkey.shared.MailAddress;

/** Which mailboxes have a second factor of mailcow's own; its API does not tell, its database does. */
interface SecondFactors {
    /** @return empty if it cannot be known */
    Optional<Set<MailAddress>> activeIn(Mailcow mailcow, String domain);
}
