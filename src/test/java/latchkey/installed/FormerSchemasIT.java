package latchkey.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import latchkey.parts.OwnSchema;
import latchkey.parts.Parts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The tables of former versions, each in {@code src/test/resources/schema} by the number of its last migration. This test leaves
 * the present ones at {@code target/schema.sql}: with a release they are put beside the others.
 */
class FormerSchemasIT {
    private static final Path FORMER = Path.of("src/test/resources/schema");
    private static final String MIGRATIONS = "classpath:db/migration";

    private final Parts parts = Parts.shared();
    private final OwnSchema fresh = OwnSchema.create(parts.mariaDb(), "fresh");

    @AfterEach
    void drop() {
        fresh.drop();
    }

    @Test
    void eachComesToTheTablesOfAFreshInstallation() throws IOException {
        fresh.migrate(MIGRATIONS);
        String wanted = fresh.text();
        Files.writeString(Path.of(System.getProperty("latchkey.target", "target"), "schema.sql"), wanted);
        for (Path former : former()) {
            OwnSchema older = OwnSchema.create(parts.mariaDb(), "older");
            older.make(Files.readString(former));

            older.migrate(MIGRATIONS);

            assertThat(tables(older.text())).as(former.toString()).isEqualTo(tables(wanted));
            assertThat(older.migrate(MIGRATIONS)).as("nothing is left to do").isZero();
            older.drop();
        }
    }

    /** Without the migrations themselves, which stand behind them. */
    private static List<String> tables(String text) {
        return text.lines()
                .takeWhile(line -> !line.startsWith("INSERT INTO flyway_schema_history"))
                .toList();
    }

    private static List<Path> former() throws IOException {
        try (Stream<Path> files = Files.list(FORMER)) {
            List<Path> former = files.sorted().toList();
            assertThat(former).isNotEmpty();
            return former;
        }
    }
}
