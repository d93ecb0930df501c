package latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.i18n.MessageBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import latchkey.web.Locales;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every message has words in every language: English in the interface, each further one in a file of its own. */
class MessagesTest {
    /** Names that are the same everywhere, and German words that are English ones. */
    private static final Set<String> SAME_AS_ENGLISH = Set.of(
            "attempt.protocol in de",
            "attempt.protocol in zh",
            "checks.jobRan in de",
            "setup.server in de",
            "setup.port in de",
            "keeper.person in de",
            "web.domains in de",
            "migration.domain in de",
            "migration.planTitle in de",
            "progress.percent in zh",
            "failing.domain in de",
            "web.imports in de",
            "erasure.domain in de",
            "domain.domainsTitle in de",
            "domain.host in de",
            "domain.port in de",
            "domain.contact in de");

    static List<Bundle> bundles() {
        return PortalClasses.ALL.stream()
                .filter(one -> one.isAnnotatedWith(MessageBundle.class))
                .map(one -> new Bundle(one.reflect()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyMessageIsWrittenInEnglish(Bundle bundle) {
        assertThat(bundle.english())
                .isNotEmpty()
                .allSatisfy((name, text) -> assertThat(text).isNotBlank());
    }

    /** One may be what is left. The further languages tell apart the same ones, which is tested with the placeholders. */
    @ParameterizedTest
    @MethodSource("bundles")
    void everyConstantThatIsToldApartHasWordsOfItsOwn(Bundle bundle) {
        assertThat(bundle.constantsWithoutWords())
                .allSatisfy((message, constants) -> assertThat(constants)
                        .as("%s.%s", bundle, message)
                        .hasSizeLessThanOrEqualTo(
                                bundle.english().getOrDefault(message, "").contains("{#else}") ? 1 : 0));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyMessageIsWrittenInEachFurtherLanguage(Bundle bundle) {
        for (String language : Bundle.furtherLanguages()) {
            Map<String, String> written = bundle.in(language);
            written.values().removeIf(String::isBlank);

            assertThat(written.keySet())
                    .as("messages/%s_%s.properties", bundle, language)
                    .isEqualTo(bundle.english().keySet());
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void noMessageWasLeftInEnglish(Bundle bundle) {
        for (String language : Bundle.furtherLanguages()) {
            Map<String, String> english = bundle.english();

            assertThat(bundle.in(language).entrySet().stream()
                            .filter(message -> message.getValue().equals(english.get(message.getKey())))
                            .map(message -> bundle + "." + message.getKey() + " in " + language))
                    .isSubsetOf(SAME_AS_ENGLISH);
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyLanguagePutsInTheSame(Bundle bundle) {
        Map<String, Set<String>> english = new TreeMap<>();
        bundle.english().forEach((name, text) -> english.put(name, Bundle.placeholders(text)));

        for (String language : Bundle.furtherLanguages()) {
            bundle.in(language)
                    .forEach((name, text) -> assertThat(Bundle.placeholders(text))
                            .as("%s.%s in %s", bundle, name, language)
                            .isEqualTo(english.get(name)));
        }
    }

    @Test
    void everyFileBelongsToABundleAndToALanguageThatIsOffered() throws IOException {
        Set<String> expected = Set.copyOf(bundles().stream()
                .flatMap(bundle -> Bundle.furtherLanguages().stream()
                        .map(language -> bundle.name() + "_" + language + ".properties"))
                .toList());

        try (Stream<Path> files = Files.list(Bundle.folder())) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void theBuildKnowsTheLanguagesThatAreOffered() {
        assertThat(bundles()).hasSizeGreaterThan(5);
        assertThat(Bundle.languages())
                .containsExactlyElementsOf(Locales.OFFERED.stream()
                        .map(locale -> locale.toLanguageTag())
                        .toList());
    }

    @Test
    void placeholdersAreWhatIsPutInAndWhichCasesAreToldApart() {
        assertThat(Bundle.placeholders("{#if days eq 1}yesterday{#else}{days} days ago{/if}"))
                .containsExactly("days");
        assertThat(Bundle.placeholders("{#when state}{#is FAILING}Failing{#else}Closed{/when}"))
                .containsExactly("#is FAILING");
    }
}
