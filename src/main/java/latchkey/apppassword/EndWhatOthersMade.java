package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import latchkey.account.Account;
import latchkey.account.MailboxKindChanged;
import latchkey.account.MailboxLinked;
import latchkey.audit.Act;
import latchkey.audit.Actor;
import latchkey.audit.AuditTrail;
import latchkey.mailserver.KickSessions;
import latchkey.notice.NoticeKind;
import latchkey.notice.Outbox;
import latchkey.shared.MailAddress;

/**
 * Ends what custodians have made as a mailbox becomes a person's own, and what anybody else has made as that person comes: in
 * the transaction of that, so that no way round leaves an app password in a mailbox whose owner has never seen it.
 */
@ApplicationScoped
class EndWhatOthersMade {
    private final AppPassword.Repository appPasswords;
    private final KickSessions kickSessions;
    private final Outbox outbox;
    private final AuditTrail auditTrail;
    private final Event<AppPasswordsEnded> ended;
    private final Clock clock;

    EndWhatOthersMade(
            AppPassword.Repository appPasswords,
            KickSessions kickSessions,
            Outbox outbox,
            AuditTrail auditTrail,
            Event<AppPasswordsEnded> ended,
            Clock clock) {
        this.appPasswords = appPasswords;
        this.kickSessions = kickSessions;
        this.outbox = outbox;
        this.auditTrail = auditTrail;
        this.ended = ended;
        this.clock = clock;
    }

    void kindChanged(@Observes MailboxKindChanged event) {
        if (event.kind() == Account.Kind.PERSON) {
            end(event.address(), appPasswords.lockRevocable(event.address()), event.by());
        }
    }

    void linked(@Observes MailboxLinked event) {
        List<AppPassword> others = appPasswords.lockRevocable(event.address()).stream()
                .filter(one -> !one.madeBy.equals(event.person()))
                .toList();
        if (end(event.address(), others, new Actor(AuditTrail.PORTAL, AuditTrail.PORTAL))) {
            outbox.put(
                    NoticeKind.OTHERS_APP_PASSWORDS_ENDED,
                    event.person().toString(),
                    event.owner(),
                    event.address(),
                    Optional.empty());
        }
    }

    private boolean end(MailAddress address, List<AppPassword> these, Actor by) {
        for (AppPassword one : these) {
            one.end(AppPassword.Ended.revoked, clock.instant());
            auditTrail.record(by, Act.APP_PASSWORD_REVOKED, address, one.id);
        }
        if (!these.isEmpty()) {
            kickSessions.of(address);
            ended.fire(new AppPasswordsEnded(address));
        }
        return !these.isEmpty();
    }
}
