package latchkey.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import latchkey.audit.Act;
import latchkey.audit.Actor;
import latchkey.audit.AuditTrail;
import latchkey.shared.MailAddress;
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

    /** @param begun when this session began: the provider's clock may run ahead of ours, and it is to end too */
    @Transactional
    public void of(UUID personId, Instant begun, Actor by) {
        end(persons.findByIdOptional(personId).orElseThrow(Refusal.NotFound::new), begun, by);
    }

    /** Of everybody who keeps a mailbox. */
    @Transactional
    public void ofKeepers(MailAddress mailbox, Instant begun, Actor by) {
        persons.keepersOf(mailbox).forEach(keeper -> end(keeper, begun, by));
    }

    private void end(Person person, Instant begun, Actor by) {
        Instant now = clock.instant();
        person.endSessions(begun.isBefore(now) ? now : begun.plusSeconds(1));
        auditTrail.record(by, Act.SESSIONS_ENDED, null, person.id);
    }
}
