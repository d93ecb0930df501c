package latchkey.apppassword;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import latchkey.audit.Act;
import latchkey.audit.AuditTrail;
import latchkey.notice.NoticeKind;
import latchkey.shared.MailAddress;
import latchkey.shared.Utc;
import org.hibernate.query.NativeQuery;

/**
 * Ends what was renewed, once its successor was used for each protocol that it was ever used for itself, or its time is over;
 * and tells of that end beforehand. The mail server refuses it at the end of its time without waiting for this. Each step
 * asks anew what is so, so two replicas may both try.
 */
@ApplicationScoped
class EndReplaced {
    private static final String WAITING = " FROM app_password p WHERE p.ends_at IS NOT NULL AND p.state = 'live' AND ";

    private static final String DUE = "(p.ends_at <= UTC_TIMESTAMP(3) OR EXISTS (SELECT 1 FROM app_password s"
            + " WHERE s.id = p.successor_id AND s.state = 'live' AND s.used_for <> '' AND (p.used_for & ~s.used_for) = 0))";

    private static final String SOON = "NOT p.replacement_told AND p.ends_at > UTC_TIMESTAMP(3)"
            + " AND p.ends_at <= UTC_TIMESTAMP(3) + INTERVAL :seconds SECOND LIMIT 500";

    private static final String END = "UPDATE app_password p SET p.ended_at = LEAST(p.ends_at, UTC_TIMESTAMP(3)),"
            + " p.state = 'ended', p.ended_why = 'replaced', p.ends_at = NULL"
            + " WHERE p.id = :id AND p.ends_at IS NOT NULL AND p.state = 'live' AND " + DUE;

    private final AppPassword.Repository appPasswords;
    private final AppPasswordPolicy policy;
    private final TellKeepers tellKeepers;
    private final AuditTrail auditTrail;

    EndReplaced(
            AppPassword.Repository appPasswords,
            AppPasswordPolicy policy,
            TellKeepers tellKeepers,
            AuditTrail auditTrail) {
        this.appPasswords = appPasswords;
        this.policy = policy;
        this.tellKeepers = tellKeepers;
        this.auditTrail = auditTrail;
    }

    @Scheduled(
            every = "${latchkey.app-password.replaced-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void all() {
        for (UUID due : QuarkusTransaction.requiringNew().call(() -> ids(DUE, Optional.empty()))) {
            QuarkusTransaction.requiringNew().run(() -> end(due));
        }
        Optional<Long> before = Optional.of(policy.overlapTold().toSeconds());
        for (UUID soon : QuarkusTransaction.requiringNew().call(() -> ids(SOON, before))) {
            QuarkusTransaction.requiringNew().run(() -> tell(soon));
        }
    }

    private List<UUID> ids(String which, Optional<Long> seconds) {
        NativeQuery<UUID> find =
                appPasswords.getSession().createNativeQuery("SELECT p.id" + WAITING + which, UUID.class);
        seconds.ifPresent(some -> find.setParameter("seconds", some));
        return find.getResultList();
    }

    private void end(UUID id) {
        if (appPasswords
                        .getEntityManager()
                        .createNativeQuery(END)
                        .setParameter("id", id)
                        .executeUpdate()
                == 1) {
            MailAddress address = MailAddress.of(appPasswords.findById(id).address);
            auditTrail.record(AuditTrail.PORTAL, AuditTrail.PORTAL, Act.APP_PASSWORD_REPLACED, address, id);
        }
    }

    private void tell(UUID id) {
        AppPassword one = appPasswords.locked(id).orElseThrow();
        Instant end = one.endsAt;
        if (end == null || one.replacementTold) {
            return;
        }
        one.replacementTold = true;
        String day = Utc.column(end).toLocalDate().toString();
        tellKeepers.all(NoticeKind.APP_PASSWORD_REPLACED_SOON, one, day + " " + one.label);
    }
}
