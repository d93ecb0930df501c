package latchkey.helpdesk.nudge;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import latchkey.helpdesk.nudge.NudgeOne.Turn;
import latchkey.shared.DatabaseTrouble;
import latchkey.shared.JobLease;
import org.jboss.logging.Logger;

/**
 * Goes on with the rounds that have begun, a turn of each after the other, in batches. One replica does it; one that is
 * killed leaves it to the next, which sees in the rows whose turn has come.
 */
@ApplicationScoped
class WorkOnNudges {
    private static final Logger LOG = Logger.getLogger(WorkOnNudges.class);
    private static final Duration LEASE = Duration.ofSeconds(10);

    private final NudgeRuns runs;
    private final NudgeOne nudgeOne;
    private final NudgeConfig config;
    private final JobLease lease;
    private final Clock clock;
    private volatile boolean stopping;

    WorkOnNudges(NudgeRuns runs, NudgeOne nudgeOne, NudgeConfig config, DataSource dataSource, Clock clock) {
        this.runs = runs;
        this.nudgeOne = nudgeOne;
        this.config = config;
        this.lease = new JobLease(dataSource, "nudge", LEASE);
        this.clock = clock;
    }

    @Scheduled(
            identity = "nudge",
            every = "${latchkey.nudge.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() throws SQLException {
        List<NudgeRun> begun = runs.atWork();
        while (!begun.isEmpty() && mayGoOn()) {
            for (NudgeRun run : begun) {
                // The batch is full as long as so many were nudged within its time, by whichever replica.
                if (runs.mailedAfter(clock.instant().minus(config.batchEvery())) >= config.batch() || !turn(run)) {
                    return;
                }
            }
            begun = runs.atWork();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        lease.letGo();
    }

    /** @return false if the database has to be waited for, or another replica goes on */
    private boolean turn(NudgeRun run) throws SQLException {
        try {
            Turn turn;
            do {
                turn = mayGoOn() ? nudgeOne.next(run.id()) : Turn.NOBODY;
            } while (turn == Turn.LEFT_OUT);
            return mayGoOn();
        } catch (RuntimeException failed) {
            if (DatabaseTrouble.passes(failed) || DatabaseTrouble.isOutage(failed)) {
                LOG.warnf("Nudges are gone on with later: %s", failed.getMessage());
                return false;
            }
            LOG.errorf(failed, "Somebody of round %s was not nudged", run.id());
            nudgeOne.setAside(run.id());
            return true;
        }
    }

    private boolean mayGoOn() throws SQLException {
        return !stopping && lease.held();
    }
}
