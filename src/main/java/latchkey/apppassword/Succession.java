package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import latchkey.audit.Act;
import latchkey.audit.AuditTrail;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;

/**
 * Which app password takes the place of which, in the caller's transaction. The time that both have is measured by the
 * database's clock, which is the one that the mail server's view asks; its columns hold UTC and know no summer time.
 */
@ApplicationScoped
class Succession {
    /** It was renewed itself while it took over: what was before it now waits for the newest, no longer than before. */
    private static final String FOLLOW = "UPDATE app_password SET successor_id = :newest"
            + " WHERE state = 'live' AND ends_at IS NOT NULL AND successor_id IN"
            + " (SELECT p.id FROM app_password p WHERE p.successor_id = :newest)";

    private static final String BEGIN = "UPDATE app_password p JOIN app_password s ON s.id = p.successor_id"
            + " SET p.ends_at = s.shown_at + INTERVAL :seconds SECOND, p.replacement_told = FALSE"
            + " WHERE s.id = :newest AND p.state = 'live' AND p.ends_at IS NULL";

    /** Not what has seen its end already: it is over for the mail server, and must not come back. */
    private static final String STAY = "UPDATE app_password SET ends_at = NULL, successor_id = NULL"
            + " WHERE successor_id = :ended AND state = 'live' AND ends_at > UTC_TIMESTAMP(3)";

    private final AppPassword.Repository appPasswords;
    private final AppPasswordPolicy policy;
    private final AuditTrail auditTrail;

    Succession(AppPassword.Repository appPasswords, AppPasswordPolicy policy, AuditTrail auditTrail) {
        this.appPasswords = appPasswords;
        this.policy = policy;
        this.auditTrail = auditTrail;
    }

    /** Locked. Refuses what has ended, and what is being replaced already. */
    AppPassword renewable(MailAddress account, UUID id) {
        AppPassword one = appPasswords.lockSeen(account, id).orElseThrow(Refusal.NotFound::new);
        if (one.state != AppPassword.State.live) {
            throw new Refusal.Conflict(Refusal.Why.APP_PASSWORD_ENDED);
        }
        boolean successorLives =
                one.successorId != null && appPasswords.findById(one.successorId).state != AppPassword.State.ended;
        if (successorLives) {
            throw new Refusal.Conflict(Refusal.Why.RENEWED_ALREADY);
        }
        return one;
    }

    /** It is shown: from now on both work, and the time of the one before is running out. */
    void begins(AppPassword shown, IssueAppPassword.By by) {
        EntityManager database = appPasswords.getEntityManager();
        database.createNativeQuery(FOLLOW).setParameter("newest", shown.id).executeUpdate();
        int predecessors = database.createNativeQuery(BEGIN)
                .setParameter("seconds", policy.overlap().toSeconds())
                .setParameter("newest", shown.id)
                .executeUpdate();
        if (predecessors > 0) {
            auditTrail.record(by.who(), by.role(), Act.APP_PASSWORD_RENEWED, MailAddress.of(shown.address), shown.id);
        }
    }

    /** A successor has ended before it took over: what it was to replace goes on. */
    void breaksOff(UUID ended) {
        appPasswords
                .getEntityManager()
                .createNativeQuery(STAY)
                .setParameter("ended", ended)
                .executeUpdate();
    }
}
