package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import latchkey.account.MailboxRelinked;
import latchkey.audit.Act;
import latchkey.audit.AuditTrail;

/** Ends what the former owner has made, in the transaction that gives his mailbox to somebody else. */
@ApplicationScoped
class EndWithRelink {
    private final AppPassword.Repository appPasswords;
    private final AuditTrail auditTrail;
    private final Clock clock;

    EndWithRelink(AppPassword.Repository appPasswords, AuditTrail auditTrail, Clock clock) {
        this.appPasswords = appPasswords;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    void end(@Observes MailboxRelinked event) {
        if (event.samePerson()) {
            return;
        }
        for (AppPassword one : appPasswords.lockNotEnded(event.address())) {
            one.end(AppPassword.Ended.revoked, clock.instant());
            auditTrail.record(event.by(), Act.APP_PASSWORD_REVOKED, event.address(), one.id);
        }
    }
}
