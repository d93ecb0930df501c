package latchkey.diagnosis;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import latchkey.mailserver.LoginReport;
import latchkey.shared.Protocol;

/** Counts the logins that this replica has judged, once they are in the history, and how long they waited for it. */
@ApplicationScoped
class CountLogins {
    /** Of a client that names another protocol than ours: a label must not be what anybody can send. */
    private static final String OTHER = "other";

    private static final Duration[] MARKS = {
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(4),
        Duration.ofSeconds(10),
        Duration.ofMinutes(1),
        Duration.ofMinutes(10)
    };

    private final Map<Kind, Counter> counters = new HashMap<>();
    private final Timer judged;
    private final Clock clock;

    CountLogins(MeterRegistry metrics, Clock clock) {
        this.clock = clock;
        for (Protocol protocol : Protocol.values()) {
            add(metrics, protocol.key());
        }
        add(metrics, OTHER);
        judged = Timer.builder("latchkey.login.judged")
                .description("From a login at the mail server to its place in the history")
                .serviceLevelObjectives(MARKS)
                .register(metrics);
    }

    /** They are there from the start: a rate is told only of what was seen before. */
    void start(@Observes StartupEvent event) {}

    private record Kind(String protocol, boolean accepted) {}

    private void add(MeterRegistry metrics, String protocol) {
        for (boolean accepted : List.of(true, false)) {
            counters.put(
                    new Kind(protocol, accepted),
                    Counter.builder("latchkey.logins")
                            .description("Logins of mail clients")
                            .tags("protocol", protocol, "result", accepted ? "accepted" : "refused")
                            .register(metrics));
        }
    }

    void judged(List<LoginReport> reports) {
        Instant now = clock.instant();
        for (LoginReport report : reports) {
            String protocol =
                    Protocol.ofKey(report.protocol()).map(Protocol::key).orElse(OTHER);
            Counter counter = counters.get(new Kind(protocol, report.accepted()));
            if (counter != null) {
                counter.increment();
            }
            Duration waited = Duration.between(report.at(), now);
            judged.record(waited.isNegative() ? Duration.ZERO : waited);
        }
    }
}
