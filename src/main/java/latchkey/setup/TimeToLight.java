package latchkey.setup;

import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import latchkey.attempt.ProtocolOutcomes.Outcome;
import latchkey.shared.Protocol;

/** Measures for one open page how long after a login its light turned green, once for each of the lights. */
final class TimeToLight {
    private final Timer timer;
    private final Supplier<Instant> clock;
    private final Instant opened;
    private final Set<Protocol> green = EnumSet.noneOf(Protocol.class);

    TimeToLight(Timer timer, Supplier<Instant> clock) {
        this.timer = timer;
        this.clock = clock;
        this.opened = clock.get();
    }

    void seen(List<Outcome> outcomes) {
        for (Outcome outcome : outcomes) {
            // One that was green before says nothing of how fast we are.
            if (outcome.accepted()
                    && green.add(outcome.protocol())
                    && !outcome.at().isBefore(opened)) {
                Duration waited = Duration.between(outcome.at(), clock.get());
                timer.record(waited.isNegative() ? Duration.ZERO : waited);
            }
        }
    }
}
