package latchkey.operations.metric;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import latchkey.attempt.Reason;
import latchkey.operations.metric.Tables.Seen;
import org.jboss.logging.Logger;

/**
 * Gauges of what the database holds. Each replica shows the same, and what was not read is not a number: a figure of
 * yesterday would look as if all were well.
 */
@ApplicationScoped
class MeasureTables {
    private static final Logger LOG = Logger.getLogger(MeasureTables.class);

    private final Tables tables;
    private volatile Optional<Seen> last = Optional.empty();

    MeasureTables(Tables tables, MeterRegistry metrics) {
        this.tables = tables;
        for (Reason reason : Reason.values()) {
            gauge("latchkey.failing.clients", "Mail clients that fail now", seen -> seen.failing(reason))
                    .tag("reason", reason.key())
                    .register(metrics);
        }
        gauge("latchkey.inbox.reports", "Reports of logins that wait to be judged", Seen::inbox)
                .register(metrics);
        gauge("latchkey.inbox.age", "How long the oldest of them has waited", Seen::inboxAgeS)
                .baseUnit("seconds")
                .register(metrics);
        gauge("latchkey.mails.waiting", "Mails that wait or are being sent", Seen::mails)
                .register(metrics);
        gauge("latchkey.plans.paused", "Plans for main passwords that are paused", Seen::pausedPlans)
                .register(metrics);
    }

    private Gauge.Builder<?> gauge(String name, String description, ToDoubleFunction<Seen> figure) {
        return Gauge.builder(name, () -> last.map(figure::applyAsDouble).orElse(Double.NaN))
                .description(description);
    }

    @Scheduled(every = "${latchkey.metrics.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void read() {
        try {
            last = Optional.of(tables.read());
        } catch (SQLException away) {
            last = Optional.empty();
            LOG.warnf("The metrics cannot be read from the database: %s", away.getMessage());
        }
    }
}
