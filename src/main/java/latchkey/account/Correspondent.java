package latchkey.account;

import java.util.Optional;
import java.util.UUID;
import latchkey.shared.MailAddress;

/**
 * Who is to get a mail, and in which language if that is known.
 *
 * @param person absent where it is written to a mailbox and not to somebody
 */
public record Correspondent(MailAddress address, Optional<String> language, Optional<UUID> person) {
    public Correspondent(MailAddress address, Optional<String> language) {
        this(address, language, Optional.empty());
    }

    public boolean is(UUID someone) {
        return person.filter(someone::equals).isPresent();
    }
}
