package latchkey.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import latchkey.parts.Parts;
import org.junit.jupiter.api.Test;

/** {@code ./mvnw -Pbench}: the large site. What it measures is printed, and written to {@code target/bench.md}. */
class PortalBench {
    private static final Duration LONGEST = Duration.ofMinutes(40);

    @Test
    void aSiteOfAMillionMailboxesIsAsQuickAsItHasToBe() throws SQLException, IOException {
        Instant began = Instant.now();
        Size size = Size.large();
        try (Bench bench = new Bench(Parts.shared(), size)) {
            BenchTable table = bench.run();
            Duration took = Duration.between(began, Instant.now());
            table.figure(
                    "all of it",
                    "under " + LONGEST.toMinutes() + " min",
                    took.toMinutes() + " min",
                    took.compareTo(LONGEST) < 0);

            String text = table.text(size, bench.machine());
            System.out.println(text);
            Files.writeString(Path.of(System.getProperty("latchkey.target", "target"), "bench.md"), text);
            assertThat(table.missed()).isEmpty();
        }
    }
}
