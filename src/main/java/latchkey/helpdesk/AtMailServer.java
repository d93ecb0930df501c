package latchkey.helpdesk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import latchkey.attempt.AccountHistory;
import latchkey.mailserver.Affected;
import latchkey.mailserver.KnownMailbox;
import latchkey.mailserver.KnownMailboxes;
import latchkey.shared.MailAddress;

/** What a mailbox's own mail server says of it, and what that means for its main password. */
@ApplicationScoped
class AtMailServer {
    private final KnownMailboxes mailboxes;
    private final AccountHistory history;

    AtMailServer(KnownMailboxes mailboxes, AccountHistory history) {
        this.mailboxes = mailboxes;
        this.history = history;
    }

    /** @param mainPasswordAt when a mail program last got in by it, in thirty days */
    record View(KnownMailbox mailbox, Optional<Instant> mainPasswordAt) {
        public Affected affected() {
            return mailbox.affected();
        }

        /** Whether a mail program of it fails as soon as there is a second factor. */
        public boolean willBreak() {
            return affected() == Affected.WITH_SECOND_FACTOR && mainPasswordAt.isPresent();
        }
    }

    /** @return empty where no mail server tells */
    Optional<View> of(MailAddress address) {
        return mailboxes.of(address).map(mailbox -> new View(mailbox, history.lastByMainPassword(address)));
    }
}
