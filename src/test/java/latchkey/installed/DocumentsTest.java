package latchkey.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a document tells somebody to type was tried, or it says that it was not; and its links lead somewhere. */
class DocumentsTest {
    private static final Set<String> LANGUAGES =
            Set.of("sh", "sql", "conf", "ini", "properties", "yaml", "json", "csv", "dns", "text");

    private static final String NOT_RUN = "not run here";
    private static final Pattern OF_THE_TEXT = Pattern.compile("Commands within the text are not run here");

    private static final Pattern COMMAND =
            Pattern.compile("`((?:apt|curl|doveadm|doveconf|systemctl|mariadb|mariadb-dump|docker"
                    + "|docker-compose|java|luac5\\.\\d|lua5\\.\\d|openssl|ssh|touch|journalctl|ldd|\\./mvnw) [^`]+)`");

    /** What only people with this machine, or with an account somewhere, could follow. */
    private static final Pattern PLACE_OF_OURS =
            Pattern.compile("(?i)/(work|root|home)/[a-z]|\\b(docker|quay|ghcr)\\.io\\b|registry[.-]\\w+\\.");

    /** @param sign stands in the file, where it is run */
    record Run(String firstLine, String file, String sign) {
        static Run byHand(String firstLine, String sign) {
            return new Run(firstLine, "src/test/java/latchkey/installed/TypedByHandTest.java", "\"" + sign + "\"");
        }
    }

    private static final List<Run> RUN = List.of(
            new Run("./mvnw -Pdemo -Dlatchkey.install", "src/test/java/latchkey/parts/DemoIT.java", "\"-Pdemo\""),
            new Run("./mvnw verify", ".ci/run", "./mvnw --batch-mode --no-transfer-progress verify"),
            Run.byHand("useradd --system --no-create-home --shell /usr/sbin/nologin latchkey", "useradd"),
            Run.byHand(
                    "install -o latchkey -g latchkey -m 0400 /dev/null /etc/latchkey/mailcow.key",
                    "install -o latchkey"),
            Run.byHand(
                    "install -d -o root -g latchkey -m 0750 /etc/latchkey/secrets",
                    "install -d -o root -g latchkey -m 0750 /etc/latchkey/secrets"),
            Run.byHand("install -d -o root -g dovecot -m 0755 /etc/dovecot/latchkey", "install -d -o root -g dovecot"),
            Run.byHand("( set -e     # stops at the first error; all are checked before one is exchanged", "( set -e"),
            Run.byHand(
                    "cd /opt/latchkey && set -a && . /etc/latchkey/latchkey.env    # or export SMALLRYE_CONFIG_SOURCE_FILE_LOCATIONS",
                    "cd /opt/latchkey"),
            Run.byHand(
                    "( umask 077 && mariadb-dump --events --single-transaction --result-file=/var/backups/latchkey-$(date +%F).sql latchkey )",
                    "( umask 077"));

    static List<Document> documents() {
        return Document.all();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void aFrameSaysWhatItHolds(Document document) {
        assertThat(document.frames())
                .allSatisfy(frame ->
                        assertThat(frame.language()).as(frame.toString()).isIn(LANGUAGES));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void aFrameOfCommandsIsRunOrSaysThatItIsNot(Document document) {
        assertThat(document.frames().stream()
                        .filter(frame -> frame.language().equals("sh"))
                        .filter(frame ->
                                RUN.stream().noneMatch(run -> run.firstLine().equals(frame.firstLine())))
                        .filter(frame -> !frame.above().toLowerCase(Locale.ROOT).contains(NOT_RUN)))
                .as("add a test that runs it to the list, or write “%s” into the line above", NOT_RUN)
                .isEmpty();
    }

    @Test
    void whatIsSaidToBeRunIsInADocumentAndInATest() throws IOException {
        List<String> framed = documents().stream()
                .flatMap(document -> document.frames().stream())
                .map(Document.Frame::firstLine)
                .toList();

        for (Run run : RUN) {
            assertThat(framed).contains(run.firstLine());
            assertThat(Path.of(run.file())).content().contains(run.sign());
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void aCommandWithinTheTextSaysThatItIsNotRun(Document document) {
        List<String> unmarked = Arrays.stream(document.withoutFrames().split("\n\\s*\n", -1))
                .map(paragraph -> paragraph.replaceAll("\\s+", " "))
                .filter(paragraph -> !paragraph.toLowerCase(Locale.ROOT).contains(NOT_RUN))
                .flatMap(paragraph -> COMMAND.matcher(paragraph).results())
                .map((MatchResult found) -> found.group(1))
                .filter(command -> RUN.stream().noneMatch(run -> run.firstLine().startsWith(command)))
                .toList();
        boolean marked =
                OF_THE_TEXT.matcher(document.text().replaceAll("\\s+", " ")).find();

        assertThat(marked ? List.of() : unmarked)
                .as("%s within the text of %s", NOT_RUN, document)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsSomewhere(Document document) {
        assertThat(document.links().stream()
                        .filter(link -> !link.contains("://"))
                        .filter(link -> !leadsSomewhere(document, link)))
                .isEmpty();
    }

    private static boolean leadsSomewhere(Document from, String link) {
        String[] parts = link.split("#", 2);
        Path folder = from.path().toAbsolutePath().getParent();
        Path file = parts[0].isEmpty() || folder == null
                ? from.path()
                : folder.resolve(parts[0]).normalize();
        return Files.exists(file)
                && (parts.length == 1 || Document.of(file).anchors().contains(parts[1]));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void noPlaceIsNamedThatReadersDoNotHave(Document document) {
        assertThat(document.text()).doesNotContainPattern(PLACE_OF_OURS);
    }

    @Test
    void everyDecisionIsInTheIndexOnce() throws IOException {
        try (Stream<Path> decisions = Files.list(Path.of("src/adr"))) {
            assertThat(Document.of(Path.of("src/README.md")).links().stream().filter(link -> link.startsWith("adr/")))
                    .containsExactlyInAnyOrderElementsOf(
                            decisions.map(file -> "adr/" + file.getFileName()).toList());
        }
    }

    /** Each of the four knows where to begin. */
    @Test
    void theFirstPageLeadsEveryReaderOn() {
        Document first = Document.of(Path.of("README.md"));

        assertThat(first.text()).contains("**owner**", "**helpdesk**", "**admin**", "**developer**");
        assertThat(first.links())
                .contains("deployment/README.md", "deployment/MOVING.md", "deployment/TROUBLE.md", "src/README.md");
    }
}
