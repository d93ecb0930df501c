package latchkey.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import latchkey.parts.Parts;
import latchkey.site.Measured;
import org.junit.jupiter.api.Test;

/** A minute of what {@code ./mvnw -Pbench} measures on a hundred times as many attempts. */
@Measured
class SmallBenchIT {
    @Test
    void aSiteWithALongHistoryIsAsQuickAsItHasToBe() throws SQLException {
        Size size = Size.small();
        try (Bench bench = new Bench(Parts.shared(), size)) {
            BenchTable table = bench.run();

            System.out.println(table.text(size, bench.machine()));
            assertThat(table.missed()).isEmpty();
        }
    }
}
