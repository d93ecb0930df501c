package latchkey.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import latchkey.attempt.ProtocolOutcomes.Outcome;
import latchkey.attempt.ProtocolOutcomes.Refused;
import latchkey.shared.Protocol;
import org.junit.jupiter.api.Test;

class TimeToLightTest {
    private static final Instant OPENED = Instant.parse("2026-11-30T10:00:00Z");
    private static final UUID APP_PASSWORD = UUID.fromString("00000000-0000-4000-8000-000000000001");

    private final AtomicReference<Instant> now = new AtomicReference<>(OPENED);
    private final Timer timer = Timer.builder("light").register(new SimpleMeterRegistry());
    private final TimeToLight measured = new TimeToLight(timer, now::get);

    private static Outcome accepted(Protocol protocol, long secondsAfterOpening) {
        return new Outcome(
                APP_PASSWORD,
                protocol,
                OPENED.plusSeconds(secondsAfterOpening),
                "127.0.0.1",
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void theFirstLoginOfEachProtocolCountsFromLoginToLight() {
        now.set(OPENED.plusSeconds(7));
        measured.seen(List.of(accepted(Protocol.IMAP, 5)));
        measured.seen(List.of(accepted(Protocol.IMAP, 6), accepted(Protocol.SMTP, 6)));

        assertThat(timer.count()).isEqualTo(2);
        assertThat(timer.totalTime(TimeUnit.SECONDS)).isEqualTo(3);
    }

    @Test
    void whatWasGreenBeforeOrIsRefusedCountsNothing() {
        Outcome refused = new Outcome(
                APP_PASSWORD,
                Protocol.POP3,
                OPENED.plusSeconds(1),
                "127.0.0.1",
                Optional.empty(),
                Optional.of(new Refused("main-password", true, true, false)));

        measured.seen(List.of(accepted(Protocol.IMAP, -60), refused));
        measured.seen(List.of(accepted(Protocol.IMAP, 1)));

        assertThat(timer.count()).isZero();
    }
}
