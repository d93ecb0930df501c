package latchkey.apppassword;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import latchkey.audit.Act;
import latchkey.audit.AuditTrail;
import latchkey.mailserver.KickSessions;
import latchkey.notice.NoticeKind;
import latchkey.shared.MailAddress;
import latchkey.shared.Utc;

/**
 * Ends what was renewed, once its successor was used for each protocol that it was ever used for itself, or its time is over;
 * and tells of that end beforehand. The mail server refuses it at the end of its time without waiting for this. Each step
 * asks anew what is so, so two replicas may both try.
 */
@ApplicationScoped
class EndReplaced {
    private static final Duration TOLD_BEFORE = Duration.ofDays(2);

    private final AppPassword.Repository appPasswords;
    private final Successors successors;
    private final TellKeepers tellKeepers;
    private final KickSessions kickSessions;
    private final AuditTrail auditTrail;

    EndReplaced(
            AppPassword.Repository appPasswords,
            Successors successors,
            TellKeepers tellKeepers,
            KickSessions kickSessions,
            AuditTrail auditTrail) {
        this.appPasswords = appPasswords;
        this.successors = successors;
        this.tellKeepers = tellKeepers;
        this.kickSessions = kickSessions;
        this.auditTrail = auditTrail;
    }

    @Scheduled(
            every = "${latchkey.app-password.replaced-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void all() {
        for (UUID due : QuarkusTransaction.requiringNew().call(successors::due)) {
            QuarkusTransaction.requiringNew().run(() -> end(due));
        }
        for (UUID soon : QuarkusTransaction.requiringNew().call(() -> successors.dueWithin(TOLD_BEFORE))) {
            QuarkusTransaction.requiringNew().run(() -> tell(soon));
        }
    }

    private void end(UUID id) {
        if (successors.end(id)) {
            MailAddress address = MailAddress.of(appPasswords.findById(id).address);
            auditTrail.record(AuditTrail.PORTAL, AuditTrail.PORTAL, Act.APP_PASSWORD_REPLACED, address, id);
            kickSessions.of(address);
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
        tellKeepers.all(NoticeKind.APP_PASSWORD_REPLACED_SOON, one, day);
    }
}
