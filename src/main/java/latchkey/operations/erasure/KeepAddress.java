package latchkey.operations.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import latchkey.account.MailboxRenamed;
import latchkey.shared.Refusal;

/** A mailbox that is about to be erased keeps its address: under another one nothing of it would be found. */
@ApplicationScoped
class KeepAddress {
    private final Erasures erasures;

    KeepAddress(Erasures erasures) {
        this.erasures = erasures;
    }

    void refuse(@Observes MailboxRenamed renamed) {
        if (erasures.isAsked(renamed.from())) {
            throw new Refusal.Conflict(Refusal.Why.BEING_ERASED);
        }
    }
}
