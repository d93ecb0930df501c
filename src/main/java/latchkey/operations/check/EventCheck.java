package latchkey.operations.check;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import latchkey.operations.JobRuns;
import latchkey.operations.JobRuns.JobRun;

/** The database's own event runs each minute, and finds that the main passwords' view can be read. */
@ApplicationScoped
class EventCheck implements SystemCheck {
    private static final Duration LATE = Duration.ofMinutes(5);

    private final Ask ask;
    private final JobRuns runs;

    EventCheck(Ask ask, JobRuns runs) {
        this.ask = ask;
        this.runs = runs;
    }

    @Override
    public List<Check> checks() {
        return List.of(Check.EVENT, Check.MAIN_PASSWORDS);
    }

    @Override
    public List<Finding> look(Instant now) throws SQLException {
        boolean on = ask.row("SELECT @@event_scheduler", row -> row.getString(1).equals("ON"));
        List<JobRun> all = runs.all();
        return List.of(event(on, run(all, "bound_the_inbox"), now), view(run(all, "dovecot_main_password")));
    }

    private static Finding event(boolean on, Optional<JobRun> run, Instant now) {
        if (!on) {
            return Finding.of(Check.EVENT, State.RED, CheckMessages::eventsOff);
        }
        Optional<Instant> last = run.flatMap(JobRun::succeededAt);
        if (last.isEmpty()) {
            return Finding.of(Check.EVENT, State.AMBER, CheckMessages::eventNotYet);
        }
        return Finding.of(
                Check.EVENT, State.redIf(last.get().plus(LATE).isBefore(now)), say -> say.eventRan(last.get()));
    }

    private static Finding view(Optional<JobRun> run) {
        if (run.isEmpty()) {
            return Finding.of(Check.MAIN_PASSWORDS, State.AMBER, CheckMessages::eventNotYet);
        }
        return Finding.of(
                Check.MAIN_PASSWORDS,
                State.redIf(run.get().failing()),
                say -> run.get().failing() ? say.unreadable(run.get().failure()) : say.readable());
    }

    private static Optional<JobRun> run(List<JobRun> all, String job) {
        return all.stream().filter(run -> run.job().equals(job)).findFirst();
    }
}
