package latchkey.apppassword;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import latchkey.audit.Act;
import latchkey.audit.Actor;
import latchkey.audit.AuditTrail;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;
import latchkey.shared.StaffDomains;
import org.jspecify.annotations.Nullable;

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
        return revokeOf(account, id, by, null);
    }

    /** @param why what the helpdesk writes of it; kept with the act */
    public boolean revoke(MailAddress account, UUID id, StaffDomains within, IssueAppPassword.By by, String why) {
        within.require(account);
        return revokeOf(account, id, by, why);
    }

    private boolean revokeOf(MailAddress account, UUID id, IssueAppPassword.By by, @Nullable String why) {
        QuarkusTransaction.requiringNew().run(() -> end(account, id, by, why));
        return withdrawEnded.now(id);
    }

    private void end(MailAddress account, UUID id, IssueAppPassword.By by, @Nullable String why) {
        // Locked as it is read: a use that is written down meanwhile would be overwritten with what was read before it.
        AppPassword appPassword = appPasswords.lockSeen(account, id).orElseThrow(Refusal.NotFound::new);
        if (appPassword.state == AppPassword.State.ended) {
            return;
        }
        appPassword.end(AppPassword.Ended.revoked, clock.instant());
        auditTrail.record(new Actor(by.who(), by.role()), Act.APP_PASSWORD_REVOKED, account, id, why);
        tellKeepers.ended(appPassword, by.person());
    }
}
