package latchkey.installed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What the dashboard and the alert rules ask Prometheus for. */
public final class Monitoring {
    private static final Path FOLDER = Path.of("deployment/monitoring");
    private static final Pattern METRIC = Pattern.compile("\\blatchkey_[a-z_]+\\b");

    private Monitoring() {}

    public static List<String> expressions() {
        try {
            List<String> all = new ArrayList<>();
            all.addAll(of(new ObjectMapper()
                    .readTree(FOLDER.resolve("grafana-dashboard.json").toFile())));
            all.addAll(of(new ObjectMapper(new YAMLFactory())
                    .readTree(FOLDER.resolve("alerts.yml").toFile())));
            return all;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Every metric that is asked for, by its name in Prometheus. */
    public static Set<String> metrics() {
        Set<String> names = new TreeSet<>();
        expressions()
                .forEach(expression -> METRIC.matcher(expression)
                        .results()
                        .map(MatchResult::group)
                        .forEach(names::add));
        return names;
    }

    private static List<String> of(JsonNode document) {
        return document.findValuesAsText("expr");
    }
}
