package latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** “Press this”: what help and documents quote of a page stands on a page, in the reader's language. */
class QuotedLabelsTest {
    private static final Pattern QUOTED = Pattern.compile("“([^”“]+)”|„([^“]+)“");

    /** What a mail program says, or somebody at the phone. */
    private static final Set<String> SAID_ELSEWHERE = Set.of(
            "Cancel",
            "Abbrechen",
            "取消",
            "it looks as if",
            "es sieht so aus, als ob",
            "看起来像是",
            "encrypted password",
            "temporary failure",
            "wrong password");

    static List<String> languages() {
        return Bundle.languages();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void whatTheHelpQuotesIsALabel(String language) {
        List<String> labels = words(language, all -> true);

        assertThat(quoted(String.join("\n", words(language, name -> name.matches("help|deskhelp")))))
                .hasSizeGreaterThan(4)
                .allMatch(labels::contains);
    }

    @ParameterizedTest
    @ValueSource(strings = {"deployment/MOVING.md", "deployment/TROUBLE.md"})
    void whatADocumentQuotesIsALabel(String document) throws IOException {
        List<String> labels = words("en", all -> true);

        assertThat(quoted(Files.readString(Path.of(document)).replaceAll("\\s+", " ")))
                .isNotEmpty()
                .allMatch(label -> labels.stream().anyMatch(text -> text.contains(label)));
    }

    private static List<String> quoted(String text) {
        return QUOTED.matcher(text)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .filter(label -> !SAID_ELSEWHERE.contains(label))
                .toList();
    }

    private static List<String> words(String language, Predicate<String> bundles) {
        return MessagesTest.bundles().stream()
                .filter(bundle -> bundles.test(bundle.name()))
                .map(bundle -> language.equals("en") ? bundle.english() : bundle.in(language))
                .map(Map::values)
                .flatMap(Collection::stream)
                .toList();
    }
}
