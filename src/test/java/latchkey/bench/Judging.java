package latchkey.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import latchkey.parts.MariaDb;
import latchkey.parts.OwnSchema;
import latchkey.parts.Portal;

/** Full inboxes, one after the other, while somebody reads the worklist once a second. */
final class Judging {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final OwnSchema schema;
    private final Portal portal;
    private final MariaDb database;
    private final Visitor reader;
    private final ReportsArrive arriving;
    private final int reports;
    private final List<Double> pages = Collections.synchronizedList(new ArrayList<>());
    private final List<Long> peaks = new ArrayList<>();
    private final List<String> rates = new ArrayList<>();
    private final List<String> cost = new ArrayList<>();

    Judging(OwnSchema schema, Portal portal, MariaDb database, Visitor reader, ReportsArrive arriving, int reports) {
        this.schema = schema;
        this.portal = portal;
        this.database = database;
        this.reader = reader;
        this.arriving = arriving;
        this.reports = reports;
    }

    /** @return reports a second */
    double judged() {
        ScheduledExecutorService meanwhile = Executors.newScheduledThreadPool(2);
        List<Long> resident = Collections.synchronizedList(new ArrayList<>());
        try {
            arriving.atOnce(10 + peaks.size() * reports, reports);
            long portalBefore = portal.cpu().toNanos();
            long databaseBefore = database.cpu().toNanos();
            long began = System.nanoTime();
            List<ScheduledFuture<?>> looks = List.of(
                    meanwhile.scheduleAtFixedRate(
                            () -> pages.add(reader.open("/helpdesk/failing").millis()),
                            100,
                            1000,
                            TimeUnit.MILLISECONDS),
                    meanwhile.scheduleAtFixedRate(() -> resident.add(portal.rssKb()), 0, 250, TimeUnit.MILLISECONDS));
            await().atMost(LONGEST)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() ->
                            schema.text("SELECT 1 FROM login_report LIMIT 1").isEmpty());
            cost.add("%.3f + %.3f"
                    .formatted(
                            (portal.cpu().toNanos() - portalBefore) / 1e6 / reports,
                            (database.cpu().toNanos() - databaseBefore) / 1e6 / reports));
            double rate = reports * 1e9 / (System.nanoTime() - began);
            assertThat(looks).as("one that is done has failed").noneMatch(Future::isDone);
            peaks.add(resident.stream().mapToLong(Long::longValue).max().orElse(0));
            rates.add(BenchTable.number(rate));
            return rate;
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        } finally {
            meanwhile.shutdownNow();
        }
    }

    double peakMegabytes() {
        return Collections.max(peaks) / 1024.0;
    }

    /** From the first inbox, with which the portal got warm, to the last one. */
    double growthPercent() {
        return 100.0 * peaks.get(peaks.size() - 1) / peaks.get(0) - 100;
    }

    @Override
    public String toString() {
        Timings worklist = new Timings(pages);
        return "judged " + rates + " reports/s; processor of portal and database " + cost + " ms a report; at most "
                + peaks + " KB, the worklist meanwhile " + BenchTable.number(worklist.p95()) + " ms (p95 of "
                + worklist.count() + ")";
    }
}
