package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import latchkey.audit.Act;
import latchkey.audit.AuditTrail;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;

/** That one app password takes the place of another, in the caller's transaction. */
@ApplicationScoped
class Succession {
    /** Also in the words of the pages. */
    private static final Duration OVERLAP = Duration.ofDays(7);

    private final AppPassword.Repository appPasswords;
    private final Successors successors;
    private final AuditTrail auditTrail;

    Succession(AppPassword.Repository appPasswords, Successors successors, AuditTrail auditTrail) {
        this.appPasswords = appPasswords;
        this.successors = successors;
        this.auditTrail = auditTrail;
    }

    /** Locked. Refuses what has ended, and what is being replaced already. */
    AppPassword renewable(MailAddress account, UUID id) {
        AppPassword one = appPasswords.lockSeen(account, id).orElseThrow(Refusal.NotFound::new);
        if (one.state != AppPassword.State.live) {
            throw new Refusal.Conflict(Refusal.Why.APP_PASSWORD_ENDED);
        }
        if (one.successorId != null && appPasswords.findById(one.successorId).state != AppPassword.State.ended) {
            throw new Refusal.Conflict(Refusal.Why.RENEWED_ALREADY);
        }
        return one;
    }

    /** It is shown: from now on both work, and the time of the one before is running out. */
    void begins(AppPassword shown, IssueAppPassword.By by) {
        if (successors.begin(shown.id, OVERLAP)) {
            auditTrail.record(by.who(), by.role(), Act.APP_PASSWORD_RENEWED, MailAddress.of(shown.address), shown.id);
        }
    }

    /** It has ended before it took over: what it was to replace goes on. */
    void breaksOff(UUID ended) {
        successors.breakOff(ended);
    }
}
