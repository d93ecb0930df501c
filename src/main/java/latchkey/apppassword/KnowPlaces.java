package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import latchkey.audit.Act;
import latchkey.audit.AuditTrail;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;

/** Its owner says that the two places from which an app password was used are his own. He is not asked again for a while. */
@ApplicationScoped
class KnowPlaces {
    private final AppPassword.Repository appPasswords;
    private final AuditTrail auditTrail;
    private final Clock clock;

    KnowPlaces(AppPassword.Repository appPasswords, AuditTrail auditTrail, Clock clock) {
        this.appPasswords = appPasswords;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    @Transactional
    void mine(MailAddress account, UUID id, IssueAppPassword.By by) {
        AppPassword one = appPasswords.lockSeen(account, id).orElseThrow(Refusal.NotFound::new);
        one.placesKnownAt = clock.instant();
        auditTrail.record(by.who(), by.role(), Act.PLACES_KNOWN, account, id);
    }
}
