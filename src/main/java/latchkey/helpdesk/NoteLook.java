package latchkey.helpdesk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import latchkey.audit.Act;
import latchkey.audit.Actor;
import latchkey.audit.AuditEntry;
import latchkey.audit.AuditTrail;
import latchkey.shared.MailAddress;

/** Writes down who of the helpdesk has looked at a mailbox, by whichever of its pages. An hour of looking is one look. */
@ApplicationScoped
public class NoteLook {
    private static final Duration ONE_LOOK = Duration.ofHours(1);

    private final AuditEntry.Repository acts;
    private final AuditTrail auditTrail;
    private final Clock clock;

    NoteLook(AuditEntry.Repository acts, AuditTrail auditTrail, Clock clock) {
        this.acts = acts;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    @Transactional
    public void at(MailAddress mailbox, Actor by) {
        if (!acts.did(by, Act.CASE_OPENED, mailbox, clock.instant().minus(ONE_LOOK))) {
            auditTrail.record(by, Act.CASE_OPENED, mailbox, null);
        }
    }
}
