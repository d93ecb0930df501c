package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import latchkey.account.Account;
import latchkey.account.MailboxKindChanged;
import latchkey.account.MailboxLinked;
import latchkey.audit.Actor;
import latchkey.audit.AuditTrail;
import latchkey.notice.NoticeKind;
import latchkey.notice.Outbox;
import latchkey.shared.MailAddress;

/**
 * Ends what custodians have made as a mailbox becomes a person's own, and what anybody else has made as that person comes: in
 * the transaction of that, so that no way round leaves an app password in a mailbox whose owner has never seen it.
 */
@ApplicationScoped
class EndWhatOthersMade {
    private final EndSeveral endSeveral;
    private final Outbox outbox;

    EndWhatOthersMade(EndSeveral endSeveral, Outbox outbox) {
        this.endSeveral = endSeveral;
        this.outbox = outbox;
    }

    void kindChanged(@Observes MailboxKindChanged event) {
        if (event.kind() == Account.Kind.PERSON) {
            endAny(event.address(), endSeveral.lockRevocable(event.address()), event.by());
        }
    }

    void linked(@Observes MailboxLinked event) {
        List<AppPassword> others = endSeveral.lockRevocable(event.address()).stream()
                .filter(one -> !one.madeBy.equals(event.person()))
                .toList();
        if (endAny(event.address(), others, new Actor(AuditTrail.PORTAL, AuditTrail.PORTAL))) {
            outbox.put(
                    NoticeKind.OTHERS_APP_PASSWORDS_ENDED,
                    event.person().toString(),
                    event.owner(),
                    event.address(),
                    Optional.empty());
        }
    }

    /** Where there is none, nobody's open mail is disturbed. */
    private boolean endAny(MailAddress address, List<AppPassword> these, Actor by) {
        if (!these.isEmpty()) {
            endSeveral.end(address, these, by);
        }
        return !these.isEmpty();
    }
}
