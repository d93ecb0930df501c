package latchkey.apppassword;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import latchkey.audit.Act;
import latchkey.audit.AuditTrail;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;

/** Ends an app password at once. Revoking one already ended is no error: the user wants it gone, and it is. */
@ApplicationScoped
public class RevokeAppPassword {
    private final AppPassword.Repository appPasswords;
    private final WithdrawEnded withdrawEnded;
    private final TellKeepers tellKeepers;
    private final AuditTrail auditTrail;
    private final Clock clock;

    RevokeAppPassword(
            AppPassword.Repository appPasswords,
            WithdrawEnded withdrawEnded,
            TellKeepers tellKeepers,
            AuditTrail auditTrail,
            Clock clock) {
        this.appPasswords = appPasswords;
        this.withdrawEnded = withdrawEnded;
        this.tellKeepers = tellKeepers;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    /** @return whether the mail server has confirmed it already; if not, it is told again until it does */
    public boolean revoke(MailAddress account, UUID id, IssueAppPassword.By by) {
        QuarkusTransaction.requiringNew().run(() -> end(account, id, by));
        return withdrawEnded.now(id);
    }

    private void end(MailAddress account, UUID id, IssueAppPassword.By by) {
        if (appPasswords.seen(account, id).isEmpty()) {
            throw new Refusal.NotFound();
        }
        AppPassword appPassword = appPasswords.locked(id).orElseThrow(Refusal.NotFound::new);
        if (appPassword.state == AppPassword.State.ended) {
            return;
        }
        appPassword.end(AppPassword.Ended.revoked, clock.instant());
        auditTrail.record(by.who(), by.role(), Act.APP_PASSWORD_REVOKED, account, id);
        tellKeepers.ended(appPassword, by.person());
    }
}
