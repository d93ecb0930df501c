package latchkey.mailclient.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnswersASecondTest {
    private final SetClock clock = new SetClock();
    private final AnswersASecond limit = new AnswersASecond(50, clock);

    /** Whatever the second is taken to be: also one that begins in the middle of another. */
    @Test
    void whoAsks200TimesASecondGets50InAnySecond() {
        List<Instant> answered = new ArrayList<>();
        for (int request = 0; request < 2000; request++) {
            if (limit.oneMore("192.0.2.7")) {
                answered.add(clock.instant());
            }
            clock.forward(Duration.ofMillis(5));
        }

        assertThat(answered).hasSize(500);
        assertThat(answered)
                .allSatisfy(from -> assertThat(answered.stream()
                                .filter(at -> !at.isBefore(from) && at.isBefore(from.plusSeconds(1)))
                                .count())
                        .isLessThanOrEqualTo(50));
    }

    @Test
    void anOfficeWithThousandMailboxesIsAnsweredWithinAMinute() {
        long answered = 0;
        for (int burst = 0; burst < 20; burst++) {
            answered += IntStream.range(0, 50)
                    .filter(colleague -> limit.oneMore("192.0.2.7"))
                    .count();
            clock.forward(Duration.ofSeconds(3));
        }

        assertThat(answered).isEqualTo(1000);
    }

    @Test
    void hisNeighbourIsAnswered() {
        IntStream.range(0, 500).forEach(request -> limit.oneMore("192.0.2.7"));

        assertThat(limit.oneMore("192.0.2.7")).isFalse();
        assertThat(limit.oneMore("192.0.2.8")).isTrue();
    }

    @Test
    void aHundredThousandNetworksAreNotRememberedAll() {
        IntStream.range(0, 100_000).forEach(network -> limit.oneMore("2001:db8:0:" + network + "::/64"));

        assertThat(limit.remembered()).isEqualTo(4096);
    }

    @Test
    void aClockThatIsSetBackHoldsUpNobody() {
        IntStream.range(0, 50).forEach(request -> limit.oneMore("192.0.2.7"));

        clock.forward(Duration.ofHours(-1));

        assertThat(limit.oneMore("192.0.2.7")).isTrue();
    }

    private static final class SetClock extends Clock {
        private Instant now = Instant.parse("2026-01-02T03:04:05.678Z");

        void forward(Duration more) {
            now = now.plus(more);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
