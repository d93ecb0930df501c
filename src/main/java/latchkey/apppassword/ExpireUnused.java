package latchkey.apppassword;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import latchkey.audit.Act;
import latchkey.audit.AuditTrail;
import latchkey.mailserver.KickSessions;
import latchkey.notice.NoticeKind;
import latchkey.shared.Chore;
import latchkey.shared.MailAddress;
import latchkey.shared.Utc;

/**
 * Ends what nobody has used for half a year, after two mails about it. Only where uses are proved to be known, and so few a
 * day that a mistake can be mended: its owner can bring it back.
 */
@ApplicationScoped
class ExpireUnused implements Chore {
    private final AppPassword.Repository appPasswords;
    private final UnusedAppPasswords unused;
    private final ReportsProof proof;
    private final Succession succession;
    private final KickSessions kickSessions;
    private final TellKeepers tellKeepers;
    private final AuditTrail auditTrail;

    ExpireUnused(
            AppPassword.Repository appPasswords,
            UnusedAppPasswords unused,
            ReportsProof proof,
            Succession succession,
            KickSessions kickSessions,
            TellKeepers tellKeepers,
            AuditTrail auditTrail) {
        this.appPasswords = appPasswords;
        this.unused = unused;
        this.proof = proof;
        this.succession = succession;
        this.kickSessions = kickSessions;
        this.tellKeepers = tellKeepers;
        this.auditTrail = auditTrail;
    }

    @Override
    public String name() {
        return "unused-app-passwords";
    }

    @Override
    public Step step(Instant now, String reached) throws SQLException {
        String last = unused.windowAfter(reached);
        if (last.isEmpty()) {
            return new Step(0, "", false);
        }
        List<String> domains = proof.domains(now);
        unused.forgetWhatWasTold(reached, last, now);
        long changed = 0;
        for (UUID id : unused.in(reached, last, now, domains)) {
            changed += QuarkusTransaction.requiringNew().call(() -> look(id, now)) ? 1 : 0;
        }
        return new Step(changed, last, true);
    }

    private boolean look(UUID id, Instant now) {
        AppPassword one = appPasswords.locked(id).orElseThrow();
        if (one.state != AppPassword.State.live || one.endsAt != null) {
            return false;
        }
        Expiry expiry = Expiry.of(one);
        return switch (expiry.due(now)) {
            case NOTHING -> false;
            case TELL -> tell(one, NoticeKind.APP_PASSWORD_EXPIRES, 1, now);
            case TELL_AGAIN -> tell(one, NoticeKind.APP_PASSWORD_EXPIRES_SOON, 2, now);
            case EXPIRE -> unused.mayExpireOneMore(now) && expire(one, now);
        };
    }

    private boolean tell(AppPassword one, NoticeKind kind, int times, Instant now) {
        String day = Utc.column(Expiry.of(one).announced(now)).toLocalDate().toString();
        one.toldOfExpiry(times, now);
        tellKeepers.all(kind, one, day);
        return true;
    }

    private boolean expire(AppPassword one, Instant now) {
        one.end(AppPassword.Ended.expired, now);
        succession.breaksOff(one.id);
        // A session that was opened before and never since is not a use.
        kickSessions.of(MailAddress.of(one.address));
        auditTrail.record(
                AuditTrail.PORTAL, AuditTrail.PORTAL, Act.APP_PASSWORD_EXPIRED, MailAddress.of(one.address), one.id);
        return true;
    }
}
