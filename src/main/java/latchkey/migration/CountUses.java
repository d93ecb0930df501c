package latchkey.migration;

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
import java.util.Optional;
import javax.sql.DataSource;
import latchkey.shared.JobLease;
import org.jspecify.annotations.Nullable;

/** Brings the figures about main passwords up to date: one replica, in steps that hold up nobody for long. */
@ApplicationScoped
class CountUses {
    private static final Duration LEASE = Duration.ofMinutes(1);

    /** The hour before may still have been growing when it was read. */
    private static final Duration READ_AGAIN = Duration.ofHours(2);

    private final CollectUses collectUses;
    private final SortAccounts sortAccounts;
    private final JobLease lease;
    private final Clock clock;

    private volatile boolean stopping;
    private @Nullable Instant readUntil;

    CountUses(CollectUses collectUses, SortAccounts sortAccounts, DataSource dataSource, Clock clock) {
        this.collectUses = collectUses;
        this.sortAccounts = sortAccounts;
        this.lease = new JobLease(dataSource, "count-uses", LEASE);
        this.clock = clock;
    }

    @Scheduled(
            every = "${latchkey.migration.count-every:PT15M}",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void all() throws SQLException {
        if (!mayGoOn()) {
            return;
        }
        Instant until = collectUses.complete(clock.instant());
        if (collected(until) && sorted()) {
            sortAccounts.countTheDay();
            readUntil = until;
        }
    }

    void stop(@Observes ShutdownEvent event) throws SQLException {
        stopping = true;
        lease.giveUp();
    }

    private boolean collected(Instant until) throws SQLException {
        Optional<CollectUses.Place> place = Optional.of(place(until));
        while (place.isPresent() && mayGoOn()) {
            place = collectUses.step(place.get());
        }
        return place.isEmpty();
    }

    /** Each day it looks further back: reports may come late. */
    private CollectUses.Place place(Instant until) {
        Instant last = readUntil;
        return last == null || !day(last).equals(day(until))
                ? collectUses.beginning(until)
                : new CollectUses.Place((last.isBefore(until) ? last : until).minus(READ_AGAIN), "");
    }

    private boolean sorted() throws SQLException {
        Optional<String> reached = Optional.of("");
        while (reached.isPresent() && mayGoOn()) {
            reached = sortAccounts.step(reached.get());
        }
        return reached.isEmpty();
    }

    private boolean mayGoOn() throws SQLException {
        return !stopping && lease.held();
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
