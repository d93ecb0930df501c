package latchkey.operations.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import latchkey.audit.Act;
import latchkey.audit.Actor;
import latchkey.audit.AuditTrail;
import latchkey.shared.StaffDomains;

/** Lets a file that was tried dry begin, stops one, and lets it go on. */
@ApplicationScoped
public class DirectImport {
    private final ImportRuns runs;
    private final AuditTrail auditTrail;
    private final Clock clock;

    DirectImport(ImportRuns runs, AuditTrail auditTrail, Clock clock) {
        this.runs = runs;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    public enum Answer {
        BEGUN,
        /** As it is already. */
        NOTHING_TO_DO,
        /** Too many, or another number than there are, or lines are refused. */
        NOT_TO_BE_DEACTIVATED
    }

    /** @param deactivate how many mailboxes that the file does not name are to be switched off; 0 for none */
    @Transactional
    public Answer begin(UUID id, int deactivate, StaffDomains within, Actor by) {
        ImportRun run = locked(id, within);
        if (run.state() != ImportRun.State.READ) {
            return Answer.NOTHING_TO_DO;
        }
        boolean refused = runs.counts(id).getOrDefault(Outcome.REFUSED, 0) > 0;
        if (deactivate != 0 && (refused || run.tooManyMissing() || deactivate != run.missing())) {
            return Answer.NOT_TO_BE_DEACTIVATED;
        }
        runs.on(sql -> sql.change("UPDATE import_run SET to_deactivate = ? WHERE id = ?", deactivate, id));
        runs.begin(id, ImportRun.State.RUNNING, clock.instant());
        auditTrail.record(by, Act.IMPORT_BEGUN, null, id);
        return Answer.BEGUN;
    }

    /** One that has ended is no error. */
    @Transactional
    public void stop(UUID id, StaffDomains within, Actor by) {
        if (locked(id, within).atWork()) {
            runs.rest(id, ImportRun.State.STOPPED, clock.instant());
            auditTrail.record(by, Act.IMPORT_STOPPED, null, id);
        }
    }

    @Transactional
    public void goOn(UUID id, StaffDomains within, Actor by) {
        ImportRun run = locked(id, within);
        if (run.state() != ImportRun.State.STOPPED) {
            return;
        }
        boolean running = run.wasRead() && run.startedAt().isPresent();
        runs.begin(id, running ? ImportRun.State.RUNNING : ImportRun.State.READING, clock.instant());
        if (running) {
            auditTrail.record(by, Act.IMPORT_BEGUN, null, id);
        }
    }

    private ImportRun locked(UUID id, StaffDomains within) {
        ImportRun run = runs.visible(id, within);
        return runs.lock(run.id()).orElse(run);
    }
}
