package latchkey.operations.erasure;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import latchkey.shared.MailAddress;

/**
 * One mailbox that is erased, or was.
 *
 * @param token under which the audit trail has it afterwards
 * @param address empty once it is gone
 */
public record Erasure(
        UUID id,
        String token,
        String domain,
        State state,
        Instant askedAt,
        Optional<Instant> doneAt,
        Optional<MailAddress> address) {
    public enum State {
        /** Its app passwords are being withdrawn. */
        ASKED,
        /** All is gone but the names in the audit trail. */
        GONE,
        DONE,
        /** It was switched on again. */
        LEFT
    }

    /** What a mail server has to confirm before anything goes. */
    public enum Awaited {
        APP_PASSWORDS,
        FOREIGN_APP_PASSWORDS,
        MAIN_PASSWORD
    }
}
