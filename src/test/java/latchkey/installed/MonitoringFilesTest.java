package latchkey.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Dashboard and alert rules ask for what the portal tells; that it really tells so is seen where it is scraped. */
class MonitoringFilesTest {
    private static final Pattern METER =
            Pattern.compile("(?:builder|counter|gauge)\\(\\s*\"(latchkey(?:\\.[a-z]+)+)\"");
    private static final String OF_PROMETHEUS =
            "_(?:total|seconds|seconds_bucket|seconds_count|seconds_sum|seconds_max)$";

    @Test
    void everyMetricThatIsAskedForIsOneOfThePortals() throws IOException {
        Set<String> known = meters();

        assertThat(Monitoring.metrics())
                .hasSizeGreaterThan(10)
                .allSatisfy(metric -> assertThat(known).contains(metric.replaceFirst(OF_PROMETHEUS, "")));
        assertThat(known)
                .as("nothing is measured for nobody")
                .allMatch(meter -> Monitoring.metrics().stream().anyMatch(metric -> metric.startsWith(meter)));
    }

    @Test
    void nothingIsAskedForByAPersonOrAnAddress() {
        assertThat(Monitoring.expressions()).isNotEmpty().noneMatch(expression -> expression.contains("@"));
    }

    private static Set<String> meters() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            for (Path source : sources) {
                METER.matcher(Files.readString(source))
                        .results()
                        .map((MatchResult found) -> found.group(1).replace('.', '_'))
                        .forEach(names::add);
            }
        }
        return names;
    }
}
