package latchkey.operations;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import latchkey.shared.Chore;
import latchkey.shared.DatabaseTrouble;
import latchkey.shared.JobLease;
import org.jboss.logging.Logger;

/** Keeps the tables small: one replica does all chores, one after the other, in steps that hold up nobody for long. */
@ApplicationScoped
public class KeepHouse {
    private static final Logger LOG = Logger.getLogger(KeepHouse.class);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int TRIES = 5;

    private final List<Chore> chores;
    private final JobRuns runs;
    private final JobLease lease;
    private final RetentionConfig config;
    private final Clock clock;
    private final Map<String, Place> places = new ConcurrentHashMap<>();
    private final CountDownLatch stopping = new CountDownLatch(1);

    /** How far a chore has come today. Each day it begins anew: rows may come late, or from a backup. */
    private record Place(LocalDate day, String reached) {}

    KeepHouse(@All List<Chore> chores, JobRuns runs, DataSource dataSource, RetentionConfig config, Clock clock) {
        // The days first: who shortens goes by days.
        this.chores = chores.stream().sorted(Comparator.comparing(Chore::name)).toList();
        this.runs = runs;
        this.lease = new JobLease(dataSource, "retention", LEASE);
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            identity = "retention",
            every = "${latchkey.retention.every}",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void all() throws SQLException, InterruptedException {
        for (Chore chore : chores) {
            if (stopping.getCount() == 0 || !lease.held()) {
                return;
            }
            keep(chore);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
        try {
            lease.giveUp();
        } catch (SQLException gone) {
            LOG.debug("the lease runs out by itself", gone);
        }
    }

    public List<String> chores() {
        return chores.stream().map(Chore::name).toList();
    }

    private void keep(Chore chore) throws SQLException, InterruptedException {
        Instant begun = clock.instant();
        long end = System.nanoTime() + config.atMost().toNanos();
        LocalDate day = LocalDate.ofInstant(begun, ZoneOffset.UTC);
        Place last = places.get(chore.name());
        runs.begin(chore.name(), begun);
        try {
            Chore.Step step = new Chore.Step(0, last == null || !last.day().equals(day) ? "" : last.reached(), true);
            while (step.more() && System.nanoTime() - end < 0 && stopping.getCount() > 0 && lease.held()) {
                step = tryStep(chore, begun, step.reached());
                places.put(chore.name(), new Place(day, step.reached()));
                if (step.changed() > 0) {
                    runs.stepped(chore.name(), step.changed());
                }
            }
            runs.succeeded(chore.name(), clock.instant());
        } catch (SQLException | RuntimeException failed) {
            LOG.warnf(failed, "%s: not done this time; it is tried again in the next round", chore.name());
            runs.failed(chore.name(), clock.instant(), failed);
        }
    }

    /** What was undone because somebody held a lock may be taken again. */
    private Chore.Step tryStep(Chore chore, Instant now, String reached) throws SQLException, InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                return chore.step(now, reached);
            } catch (SQLException | RuntimeException failed) {
                if (tries == TRIES
                        || !DatabaseTrouble.passes(failed)
                        || stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw failed;
                }
            }
        }
    }
}
