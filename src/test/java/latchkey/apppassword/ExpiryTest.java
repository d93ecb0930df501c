package latchkey.apppassword;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import latchkey.apppassword.Expiry.Due;
import org.junit.jupiter.api.Test;

/** When nobody has used an app password for long. */
class ExpiryTest {
    private static final Duration A_MOMENT = Duration.ofMillis(1);

    /** In Berlin the clocks are put back on the 25th of October and forward on the 28th of March. */
    private static final Instant LAST_USED = LocalDateTime.parse("2026-10-20T02:30")
            .atZone(ZoneId.of("Europe/Berlin"))
            .toInstant();

    private static final Instant END = LAST_USED.plus(Duration.ofDays(180));

    @Test
    void itsKeeperIsToldTwoWeeksBeforeTheEnd() {
        Expiry expiry = new Expiry(LAST_USED, 0, LAST_USED);

        assertThat(expiry.due(daysBeforeEnd(14).minus(A_MOMENT))).isEqualTo(Due.NOTHING);
        assertThat(expiry.due(daysBeforeEnd(14))).isEqualTo(Due.TELL);
        assertThat(expiry.announced(daysBeforeEnd(14))).isEqualTo(END);
    }

    @Test
    void andThreeDaysBeforeItAlsoIfTheFirstMailWasSomeHoursLate() {
        Expiry expiry = new Expiry(LAST_USED, 1, daysBeforeEnd(14).plus(Duration.ofHours(2)));

        assertThat(expiry.due(daysBeforeEnd(3).minus(A_MOMENT))).isEqualTo(Due.NOTHING);
        assertThat(expiry.due(daysBeforeEnd(3))).isEqualTo(Due.TELL_AGAIN);
    }

    @Test
    void itExpiresAfterOneHundredAndEightyTimesTwentyFourHoursWhateverTheClocksDo() {
        Expiry expiry = new Expiry(LAST_USED, 2, daysBeforeEnd(3).plus(Duration.ofHours(1)));

        assertThat(expiry.due(END.minus(A_MOMENT))).isEqualTo(Due.NOTHING);
        assertThat(expiry.due(END)).isEqualTo(Due.EXPIRE);
    }

    @Test
    void whatWasForgottenForYearsGetsItsTwoWeeksToo() {
        Instant found = END.plus(Duration.ofDays(700));
        Expiry untold = new Expiry(LAST_USED, 0, LAST_USED);
        Expiry told = new Expiry(LAST_USED, 1, found);
        Expiry toldAgain = new Expiry(LAST_USED, 2, found.plus(Duration.ofDays(11)));

        assertThat(untold.due(found)).isEqualTo(Due.TELL);
        assertThat(untold.announced(found)).isEqualTo(found.plus(Duration.ofDays(14)));
        assertThat(told.due(found.plus(Duration.ofDays(11)).minus(A_MOMENT))).isEqualTo(Due.NOTHING);
        assertThat(told.due(found.plus(Duration.ofDays(11)))).isEqualTo(Due.TELL_AGAIN);
        assertThat(toldAgain.due(found.plus(Duration.ofDays(14)).minus(A_MOMENT)))
                .isEqualTo(Due.NOTHING);
        assertThat(toldAgain.due(found.plus(Duration.ofDays(14)))).isEqualTo(Due.EXPIRE);
    }

    private static Instant daysBeforeEnd(int days) {
        return END.minus(Duration.ofDays(days));
    }
}
