package latchkey.mailserver.mailcow.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClockBoundsTest {
    private static final Instant NOON = Instant.parse("2026-08-05T12:00:00Z");

    @Test
    void manyAnswersInWholeSecondsTellAClockToAFraction() {
        Duration ahead = Duration.ofMillis(-7_340);
        Random random = new Random(5);
        ClockBounds bounds = measured(NOON, ahead);
        for (int answer = 0; answer < 60; answer++) {
            Instant asked = NOON.plusMillis(15_000L * answer + random.nextInt(1_000));
            bounds = bounds.and(measured(asked, ahead));
            assertThat(ahead).isBetween(bounds.least(), bounds.most());
        }

        assertThat(bounds.most().minus(bounds.least())).isLessThan(Duration.ofMillis(300));
    }

    @Test
    void aClockThatIsSetIsMeasuredAnew() {
        ClockBounds before = ClockBounds.of(NOON, NOON, NOON.plusMillis(50));
        ClockBounds after = ClockBounds.of(NOON.plusSeconds(3_600), NOON.plusSeconds(15), NOON.plusMillis(15_050));

        assertThat(before.and(after)).isEqualTo(after);
    }

    @Test
    void aSecondThatWasWrittenDownLiesBetweenItsBounds() {
        ClockBounds aheadByAMinute = new ClockBounds(Duration.ofMillis(59_800), Duration.ofMillis(60_200));
        long written = NOON.plusSeconds(60).getEpochSecond();

        assertThat(aheadByAMinute.earliest(written)).isEqualTo(NOON.minusMillis(200));
        assertThat(aheadByAMinute.likely(written)).isEqualTo(NOON);
        assertThat(aheadByAMinute.latest(written)).isEqualTo(NOON.plusMillis(1_200));
    }

    private static ClockBounds measured(Instant asked, Duration ahead) {
        Instant date = Instant.ofEpochSecond(asked.plusMillis(40).plus(ahead).getEpochSecond());
        return ClockBounds.of(date, asked, asked.plusMillis(80));
    }
}
