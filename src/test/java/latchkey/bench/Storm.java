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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import latchkey.parts.OwnSchema;

/** A thousand logins a second, while an owner looks at his pages. */
final class Storm {
    private static final int A_SECOND = 1000;
    private static final int SERVERS = 2;
    private static final int EVERY_MS = 10;
    private static final List<String> OWNERS_PAGES = List.of("/home", "/app-passwords", "/logins");

    private final List<Double> pages = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger arrived = new AtomicInteger();
    private final AtomicLong lastArrival = new AtomicLong();
    private final OwnSchema schema;
    private double arrivedPerSecond;
    private Duration emptyAfter = Duration.ZERO;

    Storm(OwnSchema schema) {
        this.schema = schema;
    }

    Storm rage(Duration length, ReportsArrive arriving, Visitor owner) throws SQLException {
        int all = (int) length.toSeconds() * A_SECOND;
        ScheduledExecutorService servers = Executors.newScheduledThreadPool(SERVERS + 1);
        try (ReportsArrive.OneByOne one = arriving.oneByOne();
                ReportsArrive.OneByOne other = arriving.oneByOne()) {
            long began = System.nanoTime();
            List<ScheduledFuture<?>> raging = List.of(
                    servers.scheduleAtFixedRate(() -> tell(one, all), 0, EVERY_MS, TimeUnit.MILLISECONDS),
                    servers.scheduleAtFixedRate(() -> tell(other, all), 0, EVERY_MS, TimeUnit.MILLISECONDS),
                    servers.scheduleAtFixedRate(() -> look(owner), 50, 200, TimeUnit.MILLISECONDS));
            await().atMost(length.multipliedBy(3))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> arrived.get() >= all || raging.stream().anyMatch(Future::isDone));
            // One that is done has failed.
            assertThat(raging).noneMatch(Future::isDone);
            arrivedPerSecond = all * 1e9 / (lastArrival.get() - began);
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() ->
                            schema.text("SELECT 1 FROM login_report LIMIT 1").isEmpty());
            emptyAfter = Duration.ofNanos(System.nanoTime() - lastArrival.get());
            assertThat(raging).noneMatch(Future::isDone);
        } finally {
            servers.shutdownNow();
        }
        return this;
    }

    private void tell(ReportsArrive.OneByOne server, int all) {
        try {
            for (int report = 0; report < A_SECOND * EVERY_MS / 1000 / SERVERS; report++) {
                int number = sent.getAndIncrement();
                if (number >= all) {
                    return;
                }
                server.arrive(10 + number);
                lastArrival.set(System.nanoTime());
                arrived.incrementAndGet();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void look(Visitor owner) {
        pages.add(
                owner.open(OWNERS_PAGES.get(pages.size() % OWNERS_PAGES.size())).millis());
    }

    double arrivedPerSecond() {
        return arrivedPerSecond;
    }

    Duration emptyAfter() {
        return emptyAfter;
    }

    Timings pages() {
        return new Timings(pages);
    }
}
