package latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import latchkey.mailserver.AReport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RhythmTest {
    private static final AReport TRY = AReport.of("unknown_selector");
    private static final Instant NOON = AReport.NOON;

    @Nested
    class Beat {
        @Test
        void isNoneAfterOneTry() {
            assertThat(afterGaps().beat()).isEmpty();
        }

        @Test
        void isTheMedianOfTheLastTenGaps() {
            Rhythm rhythm = afterGaps(9000, 9000, 300, 300, 300, 300, 300, 300, 300, 300, 86_400, 300);

            assertThat(rhythm.beat()).hasValue(300L);
            assertThat(rhythm.gaps()).hasSize(10).doesNotContain(9000L);
        }

        @Test
        void isNotDisturbedByReportsOfTheSameSecondOrOutOfOrder() {
            Rhythm rhythm = Rhythm.NONE
                    .and(TRY.report())
                    .and(TRY.report())
                    .and(TRY.at(NOON.minusSeconds(5)).report())
                    .and(TRY.at(NOON.plusSeconds(60)).report());

            assertThat(rhythm.gaps()).containsExactly(60L);
            assertThat(rhythm.tries()).isEqualTo(4);
        }

        @Test
        void isThatOfTheBurstsOfAClientThatTriesThreeTimesInARow() {
            Rhythm rhythm = afterGaps(2, 2, 896, 2, 2, 896, 2, 2, 896, 2, 2);

            assertThat(rhythm.beat()).hasValue(896L);
            assertThat(rhythm.tries()).isEqualTo(12);
        }

        @Test
        void isMissedWhenItIsSilentForLongerThanOfLate() {
            assertThat(afterGaps().silence()).isEmpty();
            assertThat(afterGaps(800, 800, 800).silence()).hasValue(1000L);
            assertThat(afterGaps(800, 800, 4000, 800).silence()).hasValue(5000L);
            assertThat(afterGaps(4000, 800, 800, 800, 800, 800).silence()).hasValue(1000L);
            assertThat(afterGaps(86_400, 86_400).silence()).hasValue(86_400L);
        }

        @Test
        void isStoredAsText() {
            assertThat(afterGaps(60, 300).gapsText()).isEqualTo("60,300");
            assertThat(Rhythm.gapsOf("60,300")).containsExactly(60L, 300L);
            assertThat(Rhythm.gapsOf("")).isEmpty();
        }
    }

    @Nested
    class OfADevice {
        @ParameterizedTest
        @ValueSource(strings = {"900 900 900 900", "900 905 890 1200 900", "1 1 900 1 1 900", "1 900 1 900"})
        void isWhatDoesNotTire(String gaps) {
            assertThat(afterGaps(gaps).isOfADevice()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "900", "900 900", "5 5 5", "0 0 0 0 0", "3 3 3 3 3 3 3 3"})
        void isNotWhatWasTriedAFewTimes(String gaps) {
            assertThat(afterGaps(gaps).isOfADevice()).isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"5 40 700 20000", "3 3600 40 86400 400"})
        void isNotWhatComesNowAndThen(String gaps) {
            assertThat(afterGaps(gaps).isOfADevice()).isFalse();
        }
    }

    @Test
    void tenTriesAreNoPersonsWhateverTheTimesBetween() {
        String gaps = "3 3600 40 86400 400 7 9000 60";

        assertThat(afterGaps(gaps).isOfADevice()).isFalse();
        assertThat(afterGaps(gaps + " 20000").isOfADevice()).isTrue();
    }

    private static Rhythm afterGaps(String gaps) {
        return afterGaps(Stream.of(gaps.split(" ", -1))
                .filter(gap -> !gap.isEmpty())
                .mapToLong(Long::parseLong)
                .toArray());
    }

    private static Rhythm afterGaps(long... gaps) {
        Rhythm rhythm = Rhythm.NONE.and(TRY.report());
        Instant at = NOON;
        for (long gap : gaps) {
            at = at.plusSeconds(gap);
            rhythm = rhythm.and(TRY.at(at).report());
        }
        return rhythm;
    }
}
