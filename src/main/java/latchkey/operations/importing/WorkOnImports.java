package latchkey.operations.importing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import latchkey.audit.Act;
import latchkey.audit.AuditTrail;
import latchkey.shared.Chore;
import latchkey.shared.DatabaseTrouble;
import latchkey.shared.JobLease;
import latchkey.shared.OldRows;
import org.jboss.logging.Logger;

/** Goes on with the file that is at work, whoever began it: a replica that is killed leaves it to the next. */
@ApplicationScoped
class WorkOnImports {
    private static final Logger LOG = Logger.getLogger(WorkOnImports.class);
    private static final Duration LEASE = Duration.ofSeconds(15);

    private final ImportRuns runs;
    private final ReadFile readFile;
    private final TakeIn takeIn;
    private final DeactivateMissing deactivateMissing;
    private final AuditTrail auditTrail;
    private final JobLease lease;
    private final Clock clock;
    private volatile boolean stopping;

    WorkOnImports(
            ImportRuns runs,
            ReadFile readFile,
            TakeIn takeIn,
            DeactivateMissing deactivateMissing,
            AuditTrail auditTrail,
            DataSource dataSource,
            Clock clock) {
        this.runs = runs;
        this.readFile = readFile;
        this.takeIn = takeIn;
        this.deactivateMissing = deactivateMissing;
        this.auditTrail = auditTrail;
        this.lease = new JobLease(dataSource, "import", LEASE);
        this.clock = clock;
    }

    /** With the file and the lines. One that is at work for a day has been left by everybody. */
    @Produces
    @Singleton
    static Chore old(DataSource dataSource, ImportConfig config) {
        return new OldRows(
                "old-imports",
                dataSource,
                config.keptFor(),
                "DELETE FROM import_run WHERE made_at < ? AND at_work IS NULL ORDER BY made_at");
    }

    @Scheduled(
            identity = "import",
            every = "${latchkey.import.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() throws SQLException {
        Optional<ImportRun> run = runs.atWork();
        if (run.isEmpty() || !lease.held()) {
            return;
        }
        try {
            if (run.get().state() == ImportRun.State.READING) {
                readFile.read(run.get(), this::mayGoOn);
            } else {
                takeIn(run.get().id());
            }
        } catch (SQLException | RuntimeException failed) {
            if (DatabaseTrouble.passes(failed) || DatabaseTrouble.isOutage(failed)) {
                LOG.warnf("An import is gone on with later: %s", failed.getMessage());
                return;
            }
            LOG.error("An import has stopped", failed);
            runs.rest(run.get().id(), ImportRun.State.STOPPED, clock.instant());
        } catch (IOException | BadFile gone) {
            LOG.error("A file to import cannot be read any more", gone);
            runs.rest(run.get().id(), ImportRun.State.STOPPED, clock.instant());
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        try {
            lease.giveUp();
        } catch (SQLException gone) {
            LOG.debug("the lease runs out by itself", gone);
        }
    }

    private boolean mayGoOn() {
        try {
            return !stopping && lease.held();
        } catch (SQLException unknown) {
            return false;
        }
    }

    private void takeIn(UUID id) throws SQLException {
        while (mayGoOn()) {
            ImportRun run = runs.find(id).filter(ImportRun::atWork).orElse(null);
            if (run == null) {
                return;
            }
            boolean more = run.doneTo() < run.total() ? takeIn.step(run) : deactivateMissing.step(run);
            if (!more && run.doneTo() >= run.total()) {
                end(run);
                return;
            }
        }
    }

    private void end(ImportRun run) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (runs.lock(run.id()).filter(ImportRun::atWork).isEmpty()) {
                return;
            }
            runs.rest(run.id(), ImportRun.State.ENDED, clock.instant());
            // What was sent has done its work; what the dry run says of it stays for a day.
            runs.on(sql -> sql.change("DELETE FROM import_piece WHERE run = ?", run.id()));
            auditTrail.record(run.actor(), Act.IMPORT_ENDED, null, run.id());
        });
    }
}
