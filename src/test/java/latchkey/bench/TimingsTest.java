package latchkey.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimingsTest {
    @Test
    void whatCountsDoesNotDependOnTheOrder() {
        Timings timings = new Timings(List.of(9.0, 1.0, 5.0, 3.0, 7.0));

        assertThat(List.of(timings.least(), timings.middle(), timings.p95())).containsExactly(1.0, 5.0, 9.0);
    }

    @Test
    void theQuietestRoundOrTheMiddleOneCounts() {
        Iterator<Double> quiet = List.of(50.0, 40.0, 60.0, 45.0).iterator();
        Iterator<Double> middle = List.of(50.0, 40.0, 60.0, 45.0, 70.0).iterator();
        Iterator<Double> rates = List.of(700.0, 1100.0, 2000.0, 900.0).iterator();

        assertThat(Rounds.QUIETEST_OF_4.lowest(10, quiet::next)).isEqualTo(40);
        assertThat(Rounds.MIDDLE_OF_5.lowest(10, middle::next)).isEqualTo(50);
        assertThat(Rounds.QUIETEST_OF_4.highest(5000, rates::next)).isEqualTo(2000);
    }
}
