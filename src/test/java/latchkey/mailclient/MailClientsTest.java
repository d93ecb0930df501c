package latchkey.mailclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import latchkey.mailclient.MailClient.Group;
import latchkey.mailclient.MailClient.Sending;
import latchkey.mailclient.MailClient.Steps;
import latchkey.shared.Protocol;
import latchkey.web.Locales;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogue is whole: nobody who chooses a client is left without the words for it. */
class MailClientsTest {
    private static final Path FOLDER = Path.of("src/main/resources/clients");
    private static final int LONGEST_STEP = 220;

    /** Names of settings and values stay as the program has them. */
    private static final Pattern ENGLISH_IN_CHINESE = Pattern.compile("(?i)\\b(the|your|and|paste|password)\\b");

    static List<MailClient> all() {
        return new MailClients().all();
    }

    @Test
    void eachFileIsOfferedOnce() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(all().stream().map(client -> client.key() + ".yaml"))
                    .containsExactlyInAnyOrderElementsOf(files.map(Path::getFileName)
                            .map(Path::toString)
                            .filter(name -> name.endsWith(".yaml"))
                            .toList());
        }
    }

    @Test
    void whatPeopleUseMostIsOffered() {
        assertThat(all().stream().map(MailClient::key))
                .containsExactlyInAnyOrder(
                        "apple-mail-ios",
                        "gmail-android",
                        "samsung-email",
                        "outlook-mobile",
                        "thunderbird-android",
                        "spark",
                        "fairemail",
                        "bluemail",
                        "outlook-classic",
                        "outlook-new",
                        "thunderbird",
                        "apple-mail-mac",
                        "em-client",
                        "evolution",
                        "kmail",
                        "mailspring",
                        "claws-mail",
                        "neomutt",
                        "aerc",
                        "mbsync",
                        "offlineimap",
                        "getmail",
                        "fetchmail",
                        "msmtp",
                        "roundcube",
                        "sogo",
                        "nextcloud-mail",
                        "scanner",
                        "other");
        for (Group group : Group.values()) {
            assertThat(new MailClients().in(group)).as(group.name()).isNotEmpty();
        }
    }

    /** What the program needs beside the settings on the page, in each language: else it sends without a login, or stops. */
    @ParameterizedTest
    @CsvSource({
        "neomutt, smtps://",
        "neomutt, %40",
        "offlineimap, sslcacertfile = OS-DEFAULT",
        "apple-mail-ios, optional|可选"
    })
    void whatIsEasilyLeftOutIsSaid(String key, String words) {
        MailClient client =
                all().stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow();

        assertThat(client.steps().values())
                .allSatisfy(steps -> assertThat(steps.newAccount())
                        .anySatisfy(step -> assertThat(step).containsPattern(words)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyLanguageHasAsManyWords(MailClient client) {
        assertThat(client.steps().keySet())
                .containsExactlyInAnyOrderElementsOf(Locales.OFFERED.stream()
                        .map(java.util.Locale::getLanguage)
                        .toList());
        Set<String> shapes = new HashSet<>();
        for (Steps steps : client.steps().values()) {
            shapes.add(steps.newAccount().size() + " " + steps.receiving().size() + " "
                    + steps.sending().size() + " " + steps.note().isEmpty());
        }
        assertThat(shapes).as("numbers of steps, and whether there is a note").hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("all")
    void nothingIsMissingForWhatItDoes(MailClient client) {
        boolean receives = client.protocols().stream().anyMatch(Set.of(Protocol.IMAP, Protocol.POP3)::contains);

        assertThat(client.protocols()).isNotEmpty().containsAll(client.usual());
        assertThat(client.usual()).isNotEmpty();
        assertThat(client.ways()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(client.name()).isNotBlank();
        for (Map.Entry<String, Steps> language : client.steps().entrySet()) {
            Steps steps = language.getValue();
            assertThat(steps.newAccount()).as(language.getKey()).isNotEmpty();
            assertThat(steps.receiving().isEmpty())
                    .as("receiving, " + language.getKey())
                    .isEqualTo(!receives);
            assertThat(steps.sending().isEmpty())
                    .as("sending, " + language.getKey())
                    .isEqualTo(client.sending() == Sending.SHARED
                            || !client.protocols().contains(Protocol.SMTP));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void stepsAreShortAndInTheirLanguage(MailClient client) {
        List<String> faults = new ArrayList<>();
        client.steps()
                .forEach((language, steps) -> Stream.of(
                                steps.newAccount(), steps.receiving(), steps.sending(), List.of(steps.note()))
                        .flatMap(List::stream)
                        .filter(step -> !step.isEmpty() || !steps.note().isEmpty())
                        .forEach(step -> {
                            boolean chinese = step.codePoints()
                                    .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
                            if (step.isBlank() || step.length() > LONGEST_STEP || chinese != language.equals("zh")) {
                                faults.add(language + ": " + step);
                            }
                            if (language.equals("zh")
                                    && ENGLISH_IN_CHINESE
                                            .matcher(step.replaceAll("“[^”]*”|`[^`]*`|\\([^)]*\\)", ""))
                                            .find()) {
                                faults.add(language + ": " + step);
                            }
                            if (step.contains("<") || step.contains("{")) {
                                faults.add("markup in " + language + ": " + step);
                            }
                        }));

        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name: x|platforms is missing",
                "{name: x, platforms: '', group: nowhere}|Group knows no nowhere",
                "[1, 2]|name is missing",
                "'|is no YAML"
            })
    void whoeverWritesOneFindsHisMistake(String yaml, String told) {
        assertThatThrownBy(() -> ReadMailClient.of("mine", yaml))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("clients/mine.yaml")
                .hasMessageContaining(told);
    }
}
