package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.List;
import latchkey.audit.Act;
import latchkey.audit.Actor;
import latchkey.audit.AuditTrail;
import latchkey.mailserver.KickSessions;
import latchkey.shared.MailAddress;

/**
 * Ends app passwords of one mailbox in the transaction of whoever holds their locks: each is written down, and the open mail
 * sessions of the mailbox end where the mail server allows that.
 */
@ApplicationScoped
class EndSeveral {
    private final KickSessions kickSessions;
    private final AuditTrail auditTrail;
    private final AppPassword.Repository appPasswords;
    private final Event<AppPasswordsEnded> ended;
    private final Clock clock;

    EndSeveral(
            AppPassword.Repository appPasswords,
            KickSessions kickSessions,
            AuditTrail auditTrail,
            Event<AppPasswordsEnded> ended,
            Clock clock) {
        this.appPasswords = appPasswords;
        this.kickSessions = kickSessions;
        this.auditTrail = auditTrail;
        this.ended = ended;
        this.clock = clock;
    }

    /** Also what its owner could bring back: whoever ends all ends that too. */
    List<AppPassword> lockRevocable(MailAddress address) {
        return appPasswords.lockRevocable(address, clock.instant().minus(Expiry.REVIVABLE));
    }

    void end(MailAddress address, List<AppPassword> these, Actor by) {
        for (AppPassword one : these) {
            one.end(AppPassword.Ended.revoked, clock.instant());
            auditTrail.record(by, Act.APP_PASSWORD_REVOKED, address, one.id);
        }
        kickSessions.of(address);
        ended.fire(new AppPasswordsEnded(address));
    }
}
