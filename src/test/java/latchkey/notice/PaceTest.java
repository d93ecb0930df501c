package latchkey.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Three mails of a kind an hour, and five a day. */
class PaceTest {
    private static final Instant NOON = Instant.parse("2027-03-05T12:00:00Z");

    private final Pace pace = new Pace(3, 5);

    private static List<Instant> minutesAgo(int... minutes) {
        return IntStream.of(minutes)
                .mapToObj(ago -> NOON.minus(Duration.ofMinutes(ago)))
                .toList();
    }

    @Test
    void theFirstOnesGoAtOnce() {
        assertThat(pace.next(List.of(), NOON)).isEqualTo(NOON);
        assertThat(pace.next(minutesAgo(50, 10), NOON)).isEqualTo(NOON);
    }

    @Test
    void theFourthOfAnHourWaitsUntilTheFirstIsAnHourOld() {
        assertThat(pace.next(minutesAgo(50, 40, 10), NOON)).isEqualTo("2027-03-05T12:10:00Z");
        assertThat(pace.next(minutesAgo(60, 40, 10), NOON)).isEqualTo(NOON);
    }

    @Test
    void theSixthOfADayWaitsForTheNextDay() {
        assertThat(pace.next(minutesAgo(600, 500, 400, 300, 200), NOON)).isEqualTo("2027-03-06T02:00:00Z");
        assertThat(pace.next(minutesAgo(1440, 500, 400, 300, 200), NOON)).isEqualTo(NOON);
    }

    @Test
    void oneADayIsOneADay() {
        assertThat(new Pace(1, 1).next(minutesAgo(30), NOON)).isEqualTo("2027-03-06T11:30:00Z");
    }
}
