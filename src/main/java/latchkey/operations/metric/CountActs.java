package latchkey.operations.metric;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.EnumMap;
import java.util.Map;
import latchkey.audit.Act;
import latchkey.audit.Recorded;

/** Counts what becomes of app passwords, as this replica writes it into the audit trail. */
@ApplicationScoped
class CountActs {
    private static final Map<Act, String> COUNTED = Map.of(
            Act.APP_PASSWORD_ISSUED, "issued",
            Act.APP_PASSWORD_NOT_SHOWN, "not_shown",
            Act.APP_PASSWORD_RENEWED, "renewed",
            Act.APP_PASSWORD_REPLACED, "replaced",
            Act.APP_PASSWORD_REVOKED, "revoked",
            Act.APP_PASSWORD_LEAKED, "leaked",
            Act.APP_PASSWORD_EXPIRED, "expired",
            Act.APP_PASSWORD_REVIVED, "revived");

    private final Map<Act, Counter> counters = new EnumMap<>(Act.class);

    CountActs(MeterRegistry metrics) {
        COUNTED.forEach((act, name) -> counters.put(
                act,
                Counter.builder("latchkey.app.passwords")
                        .description("What became of app passwords")
                        .tag("act", name)
                        .register(metrics)));
    }

    /** All of them are there from the start: a rate is told only of what was seen before. */
    void start(@Observes StartupEvent event) {}

    void recorded(@Observes(during = TransactionPhase.AFTER_SUCCESS) Recorded news) {
        Counter counter = counters.get(news.what());
        if (counter != null) {
            counter.increment();
        }
    }
}
