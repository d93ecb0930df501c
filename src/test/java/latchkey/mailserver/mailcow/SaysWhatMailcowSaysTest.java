package latchkey.mailserver.mailcow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import latchkey.mailcow.MailcowStub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The stub's rows and lines, byte by byte, against those that were recorded of the real one. */
class SaysWhatMailcowSaysTest {
    private static final Map<String, String> RECORDED = recorded();
    private static final String USER = "tfa@example.test";
    private static final String IP = "203.0.113.7";
    private static final String WRONG = "not my password";

    private MailcowStub stub;
    private Raw raw;

    @BeforeEach
    void start() {
        stub = MailcowStub.start();
        raw = Raw.with(stub);
        stub.state().addMailbox(USER, "main of tfa");
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    @DisplayName("REST API: create, list and delete, verbatim")
    void anAppPasswordThatIsMadeIsListedAndIsDeleted() {
        stub.clock().set(Instant.parse("2026-11-24T02:27:43.100Z"));

        assertThat(raw.post("add/app-passwd", said("order"))).isEqualTo("200 " + said("ordered"));

        assertThat(raw.get("get/app-passwd/all/" + USER)
                        .replaceAll("\\$2y\\$\\d\\d\\$[./A-Za-z0-9]{53}", Matcher.quoteReplacement("$2y$10$…")))
                .isEqualTo("200 " + said("list"));
        List.of("two", "three", "four").forEach(this::add);
        assertThat(raw.post("delete/app-passwd", "[\"4\"]")).isEqualTo("200 " + said("deleted"));
    }

    @Test
    @DisplayName("REST API: refusals, verbatim")
    void aPasswordThatIsUnfitIsRefused() {
        assertThat(raw.post("add/app-passwd", said("order").replace("k7Qm-29sX-pL4v-Zt8W", "k7")))
                .isEqualTo("200 " + said("unfit"));
    }

    @Test
    @DisplayName("What a failure leaves, and where: Dovecot's two lines")
    void aRefusedLoginLeavesTwoLinesInDovecotsLog() {
        stub.clock().set(Instant.ofEpochSecond(1_795_488_056L).plusMillis(100));

        stub.login(USER, WRONG, IP, "imap");

        String mismatch = stub.state().dovecotLog().messages().get(1);
        assertThat(general(mismatch)).isEqualTo(said("mismatch"));
        assertThat(general(stub.state().dovecotLog().messages().get(0))).isEqualTo(said("hung up"));
        assertThat(raw.get("get/logs/dovecot/1-1"))
                .isEqualTo("200 " + said("row").replace("auth-worker(…", mismatch));
        assertThat(raw.get("get/logs/dovecot/2"))
                .startsWith("200 [{\"time\":\"1795488056\",")
                .contains(mismatch);
    }

    @Test
    @DisplayName("What a failure leaves, and where: Postfix")
    void aRefusedSubmissionLeavesALineInPostfixsLog() {
        stub.login(USER, WRONG, IP, "smtp");

        assertThat(general(stub.state().postfixLog().messages().get(0))).isEqualTo(said("postfix"));
        assertThat(raw.get("get/logs/postfix/1")).contains("\"priority\":\"warning\",\"program\":\"postfix/");
    }

    @Test
    @DisplayName("Other calls: get/logs/sasl")
    void anAcceptedLoginIsARowOfSaslLog() {
        List.of("one", "two", "three").forEach(this::add);
        stub.state().addAppPassword(USER, "four", "the fourth", List.of("imap"));
        stub.clock().set(Instant.parse("2026-11-24T02:28:15.100Z"));

        assertThat(stub.login(USER, "the fourth", IP, "imap")).isTrue();

        assertThat(raw.get("get/logs/sasl/10").replace(USER, "…")).isEqualTo("200 " + said("sasl"));
    }

    @Test
    @DisplayName("Other calls: version, policy, bans")
    void versionPolicyAndBansAreToldInItsWords() {
        stub.state().bans().ban("203.0.113.9", Duration.ofMinutes(25).plusMillis(900));

        assertThat(raw.get("get/status/version")).isEqualTo("200 " + said("version"));
        assertThat(raw.get("get/passwordpolicy")).isEqualTo("200 " + said("policy"));
        assertThat(raw.get("get/fail2ban")).contains(said("bans"));
    }

    private void add(String name) {
        stub.state().addAppPassword(USER, name, "secret of " + name, List.of("imap"));
    }

    /** Without what differs from one run to the next. */
    private static String general(String line) {
        return line.replaceAll("auth-worker\\(\\d+\\)", "auth-worker(P)")
                .replaceAll("pid=\\d+,uid=\\d+", "pid=…,uid=…")
                .replaceAll("auth-worker<\\d+>", "auth-worker<N>")
                .replaceAll(",<[^<>]+>\\)", ",<SESSION>)")
                .replaceAll("lip=[^,]+", "lip=…")
                .replaceAll("TLS, session=<[^<>]+>$", "TLS…")
                .replaceAll("warning: [^\\[]+\\[", "warning: …[")
                .replaceAll("(SASL [A-Z]+ authentication failed: ).+", "$1…")
                .replace(USER, "USER")
                .replace(IP, "IP")
                .replace(sixDigits(), "606ce2");
    }

    private static String sixDigits() {
        try {
            byte[] sha1 = MessageDigest.getInstance("SHA-1").digest(WRONG.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha1, 0, 3);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static String said(String what) {
        return RECORDED.getOrDefault(what, "nothing is recorded of: " + what);
    }

    private static Map<String, String> recorded() {
        try {
            return Files.readAllLines(Path.of("src/test/resources/mailserver/mailcow-says.txt")).stream()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toMap(
                            line -> line.substring(0, line.indexOf(" = ")),
                            line -> line.substring(line.indexOf(" = ") + 3)));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
