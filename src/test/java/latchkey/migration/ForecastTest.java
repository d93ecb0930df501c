package latchkey.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import latchkey.migration.Progress.Day;
import org.junit.jupiter.api.Test;

/** How many will still use their main password on a day. */
class ForecastTest {
    private static final LocalDate FIRST = LocalDate.of(2027, 1, 1);

    @Test
    void aNumberThatFallsByTenADayIsCarriedOn() {
        List<Day> days = days(200, 190, 180, 170, 160, 150, 140);

        assertThat(Forecast.of(days, FIRST.plusDays(10))).isEqualTo(new Forecast(Forecast.Kind.FALLING, 7, 100));
        assertThat(Forecast.of(days, FIRST.plusDays(365)).expected()).isZero();
    }

    @Test
    void weekendsAndDaysThatWereNotCountedDoNotBendTheLine() {
        List<Day> days = IntStream.range(0, 28)
                .filter(day -> day != 9)
                .mapToObj(day -> new Day(FIRST.plusDays(day), 400 - 10L * day + (day % 2 == 0 ? 3 : -3)))
                .toList();

        assertThat(Forecast.of(days, FIRST.plusDays(30)).expected()).isBetween(98L, 102L);
    }

    @Test
    void onlyTheLastFourWeeksCount() {
        List<Day> days = IntStream.range(0, 60)
                .mapToObj(day -> new Day(FIRST.plusDays(day), day < 32 ? 500 : 500 - 5L * (day - 31)))
                .toList();

        assertThat(Forecast.of(days, FIRST.plusDays(69))).isEqualTo(new Forecast(Forecast.Kind.FALLING, 28, 310));
    }

    @Test
    void nothingIsForetoldFromSixDaysOrWhereTheNumberRisesOrStays() {
        assertThat(Forecast.of(days(9, 8, 7, 6, 5, 4), FIRST.plusDays(9)).kind())
                .isEqualTo(Forecast.Kind.TOO_FEW_DAYS);
        assertThat(Forecast.of(List.of(), FIRST).kind()).isEqualTo(Forecast.Kind.TOO_FEW_DAYS);
        assertThat(Forecast.of(days(5, 5, 5, 5, 5, 5, 5), FIRST.plusDays(9)))
                .isEqualTo(new Forecast(Forecast.Kind.NOT_FALLING, 7, 5));
        assertThat(Forecast.of(days(1, 2, 3, 4, 5, 6, 7), FIRST.plusDays(9)).kind())
                .isEqualTo(Forecast.Kind.NOT_FALLING);
    }

    private static List<Day> days(int... accounts) {
        return IntStream.range(0, accounts.length)
                .mapToObj(day -> new Day(FIRST.plusDays(day), accounts[day]))
                .toList();
    }
}
