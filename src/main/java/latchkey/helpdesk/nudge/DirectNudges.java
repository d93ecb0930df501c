package latchkey.helpdesk.nudge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import latchkey.audit.Act;
import latchkey.audit.Actor;
import latchkey.audit.AuditTrail;
import latchkey.shared.StaffDomains;

/** Lets a round that was tried dry begin, stops it, and lets it go on. What is so already is no error. */
@ApplicationScoped
class DirectNudges {
    private final NudgeRuns runs;
    private final AuditTrail auditTrail;
    private final Clock clock;

    DirectNudges(NudgeRuns runs, AuditTrail auditTrail, Clock clock) {
        this.runs = runs;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    @Transactional
    public void begin(UUID id, StaffDomains within, Actor by) {
        if (locked(id, within).dry()) {
            go(id, by);
        }
    }

    @Transactional
    public void goOn(UUID id, StaffDomains within, Actor by) {
        if (locked(id, within).stopped()) {
            go(id, by);
        }
    }

    /** Nobody is nudged after it: each one's turn waits for this. */
    @Transactional
    public void stop(UUID id, StaffDomains within, Actor by) {
        if (locked(id, within).running()) {
            runs.rest(id, NudgeRun.State.STOPPED, clock.instant());
            auditTrail.record(by, Act.NUDGES_STOPPED, null, id);
        }
    }

    private void go(UUID id, Actor by) {
        runs.begin(id, by, clock.instant());
        auditTrail.record(by, Act.NUDGES_BEGUN, null, id);
    }

    private NudgeRun locked(UUID id, StaffDomains within) {
        NudgeRun run = runs.visible(id, within);
        return runs.lock(run.id()).orElse(run);
    }
}
