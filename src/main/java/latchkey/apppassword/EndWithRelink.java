package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import latchkey.account.MailboxRelinked;
import latchkey.audit.Act;
import latchkey.audit.AuditTrail;
import latchkey.mailserver.KickSessions;

/** Ends what the former owner has made, in the transaction that gives his mailbox to somebody else. */
@ApplicationScoped
class EndWithRelink {
    private final AppPassword.Repository appPasswords;
    private final KickSessions kickSessions;
    private final AuditTrail auditTrail;
    private final Clock clock;

    EndWithRelink(AppPassword.Repository appPasswords, KickSessions kickSessions, AuditTrail auditTrail, Clock clock) {
        this.appPasswords = appPasswords;
        this.kickSessions = kickSessions;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    void end(@Observes MailboxRelinked event) {
        if (event.samePerson()) {
            return;
        }
        for (AppPassword one : appPasswords.lockRevocable(event.address())) {
            one.end(AppPassword.Ended.revoked, clock.instant());
            auditTrail.record(event.by(), Act.APP_PASSWORD_REVOKED, event.address(), one.id);
        }
        // By his main password too: who had the mailbox open must not read on.
        kickSessions.of(event.address());
    }
}
