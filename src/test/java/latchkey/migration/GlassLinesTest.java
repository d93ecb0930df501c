package latchkey.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lines that somebody types as root in an emergency. */
class GlassLinesTest {
    private static final String NASTY = "o'brien$(id)`id`&\\x@example.org";

    @Test
    void aShellTakesAnyAddressForOneWord() throws IOException {
        GlassPages.View lines = new GlassPages.View(NASTY, "example.org");

        for (String line : List.of(lines.commands().get(0), lines.ends().get(0))) {
            Process shell = new ProcessBuilder("sh", "-c", "java() { printf '%s\\n' \"$4\"; }\n" + line)
                    .redirectErrorStream(true)
                    .start();

            assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .as(line)
                    .isEqualTo(NASTY + "\n");
        }
    }

    @Test
    void anOrdinaryOneStaysReadable() {
        assertThat(new GlassPages.View("olga@example.org", "example.org").commands())
                .containsExactly(
                        "java -jar quarkus-run.jar break-glass olga@example.org --hours 8 --why \"break glass\"",
                        "java -jar quarkus-run.jar break-glass example.org --hours 8 --why \"break glass\"",
                        "java -jar quarkus-run.jar break-glass all --hours 8 --why \"break glass\"");
    }

    @Test
    void aQuoteEndsNoTextInSql() {
        assertThat(new GlassPages.View("o'brien\\@example.org", "example.org").statements())
                .first()
                .asString()
                .endsWith("WHERE address = 'o''brien\\\\@example.org';");
    }
}
