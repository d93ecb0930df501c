package latchkey.mailserver;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import latchkey.mailserver.MailServer.Credential;
import latchkey.mailserver.MailServer.Handle;
import latchkey.shared.MailAddress;

/** App passwords of the portal's of which a mail server holds a copy, so that the two can come apart. */
public interface HeldAppPasswords {
    /**
     * Brings a mailbox in line, with one question if it is already: publishes what is missing, changes what differs,
     * withdraws what the portal has made and does not want. What others have made stays as it is.
     *
     * @param wanted asked after it was seen what is there, and once more after anything was published
     * @return by what the server knows those that are wanted, each by its selector
     */
    Map<String, Handle> agree(MailAddress mailbox, Supplier<Wanted> wanted);

    /** When it last failed to answer: until then nothing is known of it; empty if it has answered ever since. */
    Optional<Instant> disturbedAt();

    /**
     * @param inTheMaking selectors of those that are left alone, there or not
     * @param ended selectors of those that may be withdrawn; what bears any other is not known here, and stays
     */
    record Wanted(List<Credential> live, Set<String> inTheMaking, Set<String> ended) {}
}
