package latchkey.operations.check;

import io.quarkus.scheduler.FailedExecution;
import io.quarkus.scheduler.ScheduledExecution;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.scheduler.SuccessfulExecution;
import io.quarkus.scheduler.Trigger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import latchkey.operations.JobRuns;
import latchkey.operations.KeepHouse;
import latchkey.operations.RetentionConfig;

/** The jobs of this replica, as the scheduler tells, and the chores that one replica does for all. */
@ApplicationScoped
class WatchJobs implements SystemCheck {
    private final Scheduler scheduler;
    private final KeepHouse keepHouse;
    private final JobRuns runs;
    private final RetentionConfig retention;
    private final Clock clock;
    private final Map<String, Instant> succeeded = new ConcurrentHashMap<>();
    private final Map<String, String> failed = new ConcurrentHashMap<>();

    WatchJobs(Scheduler scheduler, KeepHouse keepHouse, JobRuns runs, RetentionConfig retention, Clock clock) {
        this.scheduler = scheduler;
        this.keepHouse = keepHouse;
        this.runs = runs;
        this.retention = retention;
        this.clock = clock;
    }

    void succeeded(@Observes SuccessfulExecution event) {
        String name = name(event.getExecution());
        succeeded.put(name, clock.instant());
        failed.remove(name);
    }

    void failed(@Observes FailedExecution event) {
        failed.put(name(event.getExecution()), event.getException().getClass().getSimpleName());
    }

    @Override
    public List<Check> checks() {
        return List.of(Check.RETENTION, Check.JOBS);
    }

    @Override
    public List<Finding> look(Instant now) throws SQLException {
        return List.of(finding(Check.RETENTION, chores(now)), finding(Check.JOBS, scheduled()));
    }

    private static Finding finding(Check check, List<Job> jobs) {
        State state = jobs.stream().map(Job::state).reduce(State.GREEN, State::or);
        // What is wrong comes first.
        return Finding.of(
                check,
                state,
                jobs.stream()
                        .sorted(Comparator.comparing(Job::state).reversed())
                        .map(WatchJobs::said)
                        .toList());
    }

    private static Finding.Sentence said(Job job) {
        if (!job.failure().isEmpty()) {
            return say -> say.jobFailed(say.job(job.name()), job.failure());
        }
        return job.succeededAt()
                .<Finding.Sentence>map(at ->
                        say -> job.late() ? say.jobLate(say.job(job.name()), at) : say.jobRan(say.job(job.name()), at))
                .orElse(say -> say.jobNotYet(say.job(job.name())));
    }

    private List<Job> chores(Instant now) throws SQLException {
        Map<String, JobRuns.JobRun> known = new ConcurrentHashMap<>();
        runs.all().forEach(run -> known.put(run.job(), run));
        Duration patience = retention.every().multipliedBy(2).plus(retention.atMost());
        return keepHouse.chores().stream()
                .map(name -> {
                    Optional<JobRuns.JobRun> run = Optional.ofNullable(known.get(name));
                    Optional<Instant> last = run.flatMap(JobRuns.JobRun::succeededAt);
                    return new Job(
                            name,
                            last,
                            last.isEmpty() || last.get().plus(patience).isBefore(now),
                            run.filter(JobRuns.JobRun::failing)
                                    .map(JobRuns.JobRun::failure)
                                    .orElse(""));
                })
                .toList();
    }

    private List<Job> scheduled() {
        return scheduler.getScheduledJobs().stream()
                .map(trigger -> {
                    String name = name(trigger);
                    String failure = failed.get(name);
                    return new Job(
                            name,
                            Optional.ofNullable(succeeded.get(name)),
                            trigger.isOverdue(),
                            failure == null ? "" : failure);
                })
                .sorted(Comparator.comparing(Job::name))
                .toList();
    }

    private static String name(ScheduledExecution execution) {
        return name(execution.getTrigger());
    }

    /** Of the class: {@code latchkey.notice.SendNotices#all} is SendNotices. */
    private static String name(Trigger trigger) {
        return String.valueOf(trigger.getMethodDescription())
                .replaceAll("#.*", "")
                .replaceAll(".*\\.", "");
    }
}
