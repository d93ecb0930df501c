package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import latchkey.audit.Act;
import latchkey.audit.Actor;
import latchkey.audit.AuditTrail;
import latchkey.mailserver.KickSessions;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;
import latchkey.shared.RetryTransaction;
import latchkey.shared.StaffDomains;
import org.jspecify.annotations.Nullable;

/**
 * Ends an app password at once, and the open sessions of its mailbox where the mail server allows that. Revoking one already
 * ended is no error: the user wants it gone, and it is.
 */
@ApplicationScoped
public class RevokeAppPassword {
    private final AppPassword.Repository appPasswords;
    private final WithdrawEnded withdrawEnded;
    private final Succession succession;
    private final KickSessions kickSessions;
    private final TellKeepers tellKeepers;
    private final AuditTrail auditTrail;
    private final Clock clock;

    RevokeAppPassword(
            AppPassword.Repository appPasswords,
            WithdrawEnded withdrawEnded,
            Succession succession,
            KickSessions kickSessions,
            TellKeepers tellKeepers,
            AuditTrail auditTrail,
            Clock clock) {
        this.appPasswords = appPasswords;
        this.withdrawEnded = withdrawEnded;
        this.succession = succession;
        this.kickSessions = kickSessions;
        this.tellKeepers = tellKeepers;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    /** @return whether the mail server has confirmed it already; if not, it is told again until it does */
    public boolean revoke(MailAddress account, UUID id, IssueAppPassword.By by) {
        return revokeOf(account, id, by, Act.APP_PASSWORD_REVOKED, null);
    }

    /** Somebody else knows it. It is revoked like any other; that it leaked is written down. */
    public boolean leaked(MailAddress account, UUID id, IssueAppPassword.By by) {
        return revokeOf(account, id, by, Act.APP_PASSWORD_LEAKED, null);
    }

    /** @param why what the helpdesk writes of it; kept with the act */
    public boolean revoke(MailAddress account, UUID id, StaffDomains within, IssueAppPassword.By by, String why) {
        within.require(account);
        return revokeOf(account, id, by, Act.APP_PASSWORD_REVOKED, why);
    }

    private boolean revokeOf(MailAddress account, UUID id, IssueAppPassword.By by, Act act, @Nullable String why) {
        RetryTransaction.inNew(() -> end(account, id, by, act, why));
        return withdrawEnded.now(id);
    }

    private void end(MailAddress account, UUID id, IssueAppPassword.By by, Act act, @Nullable String why) {
        // Locked as it is read: a use that is written down meanwhile would be overwritten with what was read before it.
        AppPassword appPassword = appPasswords.lockSeen(account, id).orElseThrow(Refusal.NotFound::new);
        if (appPassword.state == AppPassword.State.ended) {
            return;
        }
        appPassword.end(AppPassword.Ended.revoked, clock.instant());
        succession.breaksOff(id);
        kickSessions.of(account);
        auditTrail.record(new Actor(by.who(), by.role()), act, account, id, why);
        tellKeepers.ended(appPassword, by.person());
    }
}
