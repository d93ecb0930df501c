package latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What operators are told to set is what the portal reads. */
class SettingsTest {
    private static final Path GUIDE = Path.of("deployment/README.md");

    /** "`…within`" stands for the name before, with another end. */
    private static final Pattern NAME = Pattern.compile("`((?:latchkey\\.|…)[a-z0-9.-]+)`");

    private static final Pattern OF_A_GROUP = Pattern.compile("`(latchkey\\.[a-z0-9-]+\\.[a-z0-9.-]*[a-z0-9])`");
    private static final Pattern VARIABLE = Pattern.compile("(?m)^ *(LATCHKEY_[A-Z_]+)=");

    /** A file, and what stands for any of them. */
    private static final Pattern NO_SETTING = Pattern.compile("latchkey\\.(conf\\.lua.*|some-group\\.some-name)");

    private static final Settings SETTINGS = Settings.read();

    static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("deployment"))) {
            return Stream.concat(files, Stream.of(Path.of(".github/CHANGELOG.md")))
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
        }
    }

    @Test
    void everyOneOfThemIsInTheGuide() {
        Set<String> named = names(read(GUIDE));

        assertThat(SETTINGS.defaults().keySet())
                .hasSizeGreaterThan(100)
                .allSatisfy(pattern ->
                        assertThat(named).as("%s names %s", GUIDE, pattern).anyMatch(name -> name.matches(pattern)));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void nothingElseIsCalledOne(Path document) {
        List<String> called = OF_A_GROUP
                .matcher(read(document))
                .results()
                .map(found -> found.group(1))
                .filter(name -> !NO_SETTING.matcher(name).matches())
                .toList();

        assertThat(called).allMatch(SETTINGS::has);
    }

    @Test
    void theDefaultsInTheGuideAreThoseOfThePortal() {
        var differ = new TreeMap<String, String>();
        for (String row : read(GUIDE).split("\n", -1)) {
            String[] cells = row.split(" \\| ", -1);
            List<String> names = List.copyOf(names(cells[0]));
            List<String> values = cells.length < 3
                    ? List.of()
                    : Arrays.stream(cells[1].split(", ", -1)).toList();
            for (int i = 0; i < names.size() && names.size() == values.size(); i++) {
                String value = values.get(i);
                String really = SETTINGS.defaultOf(names.get(i));
                if (value.matches("`.*`") && !value.equals("`" + really + "`")) {
                    differ.put(names.get(i), value + " in the guide, " + really);
                }
            }
        }

        assertThat(differ).isEmpty();
    }

    @Test
    void theVariablesOfTheGuideExist() {
        Set<String> variables = SETTINGS.defaults().keySet().stream()
                .map(name -> name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"))
                .collect(Collectors.toSet());

        assertThat(VARIABLE.matcher(read(GUIDE)).results().map(found -> found.group(1)))
                .isNotEmpty()
                .allMatch(variables::contains);
    }

    private static Set<String> names(String text) {
        List<String> all = new ArrayList<>();
        NAME.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(name -> name.replace("`", ""))
                .forEach(name -> {
                    String before = all.isEmpty() ? "" : all.get(all.size() - 1);
                    all.add(
                            name.startsWith("…")
                                    ? before.substring(0, before.lastIndexOf('.') + 1) + name.substring(1)
                                    : name);
                });
        return new LinkedHashSet<>(all);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
