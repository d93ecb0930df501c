package latchkey.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import latchkey.migration.BurnDown.Bar;
import latchkey.migration.Progress.Day;
import org.junit.jupiter.api.Test;

/** The picture of a number that falls. */
class BurnDownTest {
    private static final LocalDate FIRST = LocalDate.of(2027, 1, 1);

    @Test
    void theDayWithMostFillsTheHeightAndADayNobodyCountedStaysEmpty() {
        BurnDown chart = new BurnDown(
                List.of(new Day(FIRST, 40), new Day(FIRST.plusDays(2), 10), new Day(FIRST.plusDays(27), 0)));

        assertThat(chart.bars())
                .containsExactly(
                        new Bar("0.0", "0.0", "34.3", "300.0"),
                        new Bar("85.7", "225.0", "34.3", "75.0"),
                        new Bar("1157.1", "300.0", "34.3", "0.0"));
        assertThat(chart.most()).isEqualTo(40);
        assertThat(chart.newestFirst()).extracting(Day::accounts).containsExactly(0L, 10L, 40L);
    }

    @Test
    void oneDayHasNoCourse() {
        assertThat(new BurnDown(List.of(new Day(FIRST, 7))).single()).isTrue();
        assertThat(new BurnDown(List.of(new Day(FIRST, 7), new Day(FIRST.plusDays(1), 7))).single())
                .isFalse();
    }

    @Test
    void withoutAnybodyThereIsNoHeightAndWithoutADayNoPicture() {
        assertThat(new BurnDown(List.of(new Day(FIRST, 0))).bars())
                .extracting(Bar::height)
                .containsExactly("0.0");
        assertThat(new BurnDown(List.of()).isEmpty()).isTrue();
        assertThat(new BurnDown(List.of()).bars()).isEmpty();
    }
}
