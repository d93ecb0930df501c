package latchkey.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import latchkey.audit.Act;
import latchkey.audit.Actor;
import latchkey.audit.AuditTrail;
import latchkey.shared.Refusal;

/** Signs a person out of this portal everywhere: every session that began before now is over at its next request. */
@ApplicationScoped
public class EndSessions {
    private final Person.Repository persons;
    private final AuditTrail auditTrail;
    private final Clock clock;

    EndSessions(Person.Repository persons, AuditTrail auditTrail, Clock clock) {
        this.persons = persons;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    @Transactional
    public void of(UUID personId, Actor by) {
        persons.findByIdOptional(personId).orElseThrow(Refusal.NotFound::new).endSessions(clock.instant());
        auditTrail.record(by, Act.SESSIONS_ENDED, null, personId);
    }
}
