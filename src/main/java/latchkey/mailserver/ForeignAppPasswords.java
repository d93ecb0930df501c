package latchkey.mailserver;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import latchkey.shared.MailAddress;
import latchkey.shared.Protocol;

/** App passwords that were made at the mail server itself: shown, ended on demand, never edited. */
public interface ForeignAppPasswords {
    List<Foreign> of(MailAddress address);

    /** Ends one. One that is not there, another mailbox's, or one that the portal made is left alone. */
    void end(MailAddress address, String number);

    /**
     * @param number by which the server knows it, also in what it reports of logins
     * @param otherWays in which it lets in beside mail, in the server's words: {@code dav}, {@code eas}
     */
    record Foreign(
            String number,
            String name,
            Set<Protocol> protocols,
            List<String> otherWays,
            boolean active,
            Optional<Instant> madeAt) {
        public boolean hasOtherWays() {
            return !otherWays.isEmpty();
        }

        public boolean forNothing() {
            return protocols.isEmpty() && otherWays.isEmpty();
        }
    }
}
