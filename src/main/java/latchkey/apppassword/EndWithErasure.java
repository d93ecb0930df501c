package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import latchkey.account.MailboxToBeErased;
import latchkey.audit.Act;
import latchkey.audit.AuditTrail;

/** Ends the app passwords of a mailbox that is to be erased; mail servers are told by {@link WithdrawEnded}, nobody by mail. */
@ApplicationScoped
class EndWithErasure {
    private final AppPassword.Repository appPasswords;
    private final AuditTrail auditTrail;
    private final Event<AppPasswordsEnded> ended;
    private final Clock clock;

    EndWithErasure(
            AppPassword.Repository appPasswords, AuditTrail auditTrail, Event<AppPasswordsEnded> ended, Clock clock) {
        this.appPasswords = appPasswords;
        this.auditTrail = auditTrail;
        this.ended = ended;
        this.clock = clock;
    }

    void end(@Observes MailboxToBeErased event) {
        for (AppPassword one : appPasswords.lockNotEnded(event.address())) {
            one.end(AppPassword.Ended.revoked, clock.instant());
            auditTrail.record(event.by(), Act.APP_PASSWORD_REVOKED, event.address(), one.id);
        }
        ended.fire(new AppPasswordsEnded(event.address()));
    }
}
