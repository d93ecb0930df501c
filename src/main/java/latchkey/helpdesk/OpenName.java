package latchkey.helpdesk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import latchkey.attempt.AccountHistory;
import latchkey.audit.Act;
import latchkey.audit.Actor;
import latchkey.audit.AuditTrail;
import latchkey.diagnosis.FailingName;
import latchkey.diagnosis.Worklist;
import latchkey.shared.MailAddress;
import latchkey.shared.StaffDomains;

/** All that is known of a name that is no mailbox's, for the helpdesk. That it was looked at is written down. */
@ApplicationScoped
class OpenName {
    private static final int MOST = 500;

    private final Worklist worklist;
    private final LookAtBans lookAtBans;
    private final AccountHistory history;
    private final AuditTrail auditTrail;
    private final Clock clock;

    OpenName(Worklist worklist, LookAtBans lookAtBans, AccountHistory history, AuditTrail auditTrail, Clock clock) {
        this.worklist = worklist;
        this.lookAtBans = lookAtBans;
        this.history = history;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    /**
     * @param client one of its failing clients
     * @param before where an older page of the timeline begins
     */
    @Transactional
    public NameView open(FailingName name, String client, Optional<Instant> before, StaffDomains within, Actor by) {
        if (before.isEmpty()) {
            // What is no address may be anything that somebody typed into the wrong field.
            auditTrail.recordNamed(
                    by, Act.CASE_OPENED, MailAddress.parse(name.text()).orElse(null), client, null);
        }
        // A mail server's clock may run ahead of ours.
        Instant end = before.orElse(clock.instant().plusSeconds(60));
        List<Worklist.Row> failing = worklist.at(name.text(), within);
        Timeline timeline = Timeline.merge(List.of(
                Timeline.Source.of(history.refusedAt(name.text(), name.typed(), end, MOST)),
                Timeline.Source.of(
                        history.acceptedAt(name.text(), end, MOST).stream().map(TimelineEvent::of), MOST)));
        return new NameView(name.text(), client, failing, lookAtBans.of(failing), timeline, before.isPresent());
    }
}
