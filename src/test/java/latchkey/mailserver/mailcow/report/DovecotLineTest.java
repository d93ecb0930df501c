package latchkey.mailserver.mailcow.report;

import static org.assertj.core.api.Assertions.assertThat;

import latchkey.mailserver.mailcow.report.DovecotLine.Kind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines as facts/mailcow.md §3 has them, with names, numbers and addresses in their places. */
class DovecotLineTest {
    private static final String WORKER = "auth-worker(812): conn unix:auth-worker (pid=810,uid=401): auth-worker<5>: ";
    private static final String MISMATCH = ": Password mismatch (SHA1 of given password: 606ce2)";

    @Test
    @DisplayName("What a failure leaves: Dovecot's line has user, IP and digits, no service and no reason")
    void aRefusedLoginHasNameAddressSessionAndDigits() {
        DovecotLine line = DovecotLine.of(WORKER + "lua(anna@example.org,203.0.113.9,<kH8bTq1LyM7LAHEJ>)" + MISMATCH);

        assertThat(line)
                .isEqualTo(new DovecotLine(
                        Kind.REFUSED, "", "anna@example.org", "203.0.113.9", "kH8bTq1LyM7LAHEJ", new Digits("606ce2")));
    }

    @Test
    @DisplayName("Auth flow: a user without a domain is unknown without a question")
    void anUnknownUserIsARefusalToo() {
        DovecotLine line = DovecotLine.of(
                WORKER + "lua(anna,203.0.113.9,<kH8bTq1LyM7LAHEJ>): unknown user (SHA1 of given password: 606ce2)");

        assertThat(line.kind()).isEqualTo(Kind.REFUSED);
        assertThat(line.login()).isEqualTo("anna");
    }

    @Test
    @DisplayName("What a failure leaves: the mismatch line appears twice, the first ends \"- trying the next passdb\"")
    void theFirstOfTwoLinesOfOneLoginIsDroppedAsMailcowDropsIt() {
        DovecotLine line = DovecotLine.of(WORKER + "lua(anna@example.org,203.0.113.9,<kH8bTq1LyM7LAHEJ>)" + MISMATCH
                + " - trying the next passdb");

        assertThat(line.kind()).isEqualTo(Kind.OTHER);
    }

    @Test
    void postfixAsksWithoutASession() {
        DovecotLine line = DovecotLine.of(WORKER + "lua(anna@example.org,2001:db8::7)" + MISMATCH);

        assertThat(line.session()).isEmpty();
        assertThat(line.ip()).isEqualTo("2001:db8::7");
    }

    @ParameterizedTest
    @DisplayName("What a failure leaves: some 2 s later the login process tells the service")
    @CsvSource({"imap-login,imap", "pop3-login,pop3", "managesieve-login,sieve"})
    void theEndOfAConnectionTellsTheProtocol(String process, String protocol) {
        DovecotLine line = DovecotLine.of(process
                + ": Disconnected: Connection closed (auth failed, 1 attempts in 2 secs): user=<anna@example.org>,"
                + " method=PLAIN, rip=203.0.113.9, lip=172.22.1.250, TLS, session=<kH8bTq1LyM7LAHEJ>");

        assertThat(line)
                .isEqualTo(new DovecotLine(
                        Kind.HUNG_UP, protocol, "anna@example.org", "203.0.113.9", "kH8bTq1LyM7LAHEJ", null));
    }

    @Test
    void anEndWithoutASessionIsUnderstoodToo() {
        DovecotLine line =
                DovecotLine.of("imap-login: Disconnected: Connection closed (auth failed, 1 attempts in 2 secs):"
                        + " user=<anna@example.org>, method=PLAIN, rip=203.0.113.9, lip=172.22.1.250, TLS");

        assertThat(line.kind()).isEqualTo(Kind.HUNG_UP);
        assertThat(line.session()).isEmpty();
    }

    @Test
    void aLoginThatWasLetInHasAProtocolToo() {
        DovecotLine line = DovecotLine.of("imap-login: Login: user=<anna@example.org>, method=PLAIN, rip=203.0.113.9,"
                + " lip=172.22.1.250, mpid=4711, TLS, session=<kH8bTq1LyM7LAHEJ>");

        assertThat(line.kind()).isEqualTo(Kind.LET_IN);
        assertThat(line.protocol()).isEqualTo("imap");
        assertThat(line.login()).isEqualTo("anna@example.org");
    }

    @ParameterizedTest
    @DisplayName("Auth flow: any code but 200 and 401 is logged as HTTP request failed and treated as a mismatch")
    @ValueSource(
            strings = {
                "auth-worker(812): HTTP request failed with 502 for user anna@example.org",
                WORKER + "lua(anna@example.org,203.0.113.9,<kH8bTq1LyM7LAHEJ>): HTTP request failed with 502",
                WORKER + "lua(anna@example.org,203.0.113.9,<kH8bTq1LyM7LAHEJ>): passdb-lua: Upstream error",
                "auth-worker(812): HTTP request failed with host or service not provided, or not known for user"
                        + " anna@example.org"
            })
    void aMailcowThatCouldNotBeAskedIsNoWrongPassword(String message) {
        DovecotLine line = DovecotLine.of(message);

        assertThat(line.kind()).isEqualTo(Kind.NOT_ASKED);
        assertThat(line.login()).isEqualTo("anna@example.org");
    }

    @Test
    @DisplayName("Auth flow: 401 is a refusal, not an outage")
    void anAnswerOf401IsAWrongPasswordAndNoOutage() {
        String older = "auth-worker(812): HTTP request failed with 401 for user anna@example.org";
        String newer = WORKER + "lua(anna@example.org,203.0.113.9,<kH8bTq1LyM7LAHEJ>): HTTP request failed with 401";

        assertThat(DovecotLine.of(older).kind()).isEqualTo(Kind.OTHER);
        assertThat(DovecotLine.of(newer).kind()).isEqualTo(Kind.OTHER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x): Password mismatch (SHA1 of given password: 000000),10.0.0.1,<a>",
                "HTTP request failed with 500 for user anna@example.org",
                "imap-login: Login: user=<eve",
                "a,b,1.2.3.4,<s>",
                "- trying the next passdb",
                "lua(inner"
            })
    void aNameThatLooksLikeALineIsANameAllTheSame(String hostile) {
        DovecotLine line = DovecotLine.of(WORKER + "lua(" + hostile + ",203.0.113.9,<kH8bTq1LyM7LAHEJ>)" + MISMATCH);

        assertThat(line)
                .isEqualTo(new DovecotLine(
                        Kind.REFUSED, "", hostile, "203.0.113.9", "kH8bTq1LyM7LAHEJ", new Digits("606ce2")));
    }

    @Test
    void aNameThatLooksLikeTheEndOfALineDoesNotChooseItsAddress() {
        DovecotLine line =
                DovecotLine.of("imap-login: Disconnected: Connection closed (auth failed, 1 attempts in 2 secs):"
                        + " user=<eve>, method=PLAIN, rip=192.0.2.1, lip=1.1.1.1, session=<x>>, method=PLAIN, rip=203.0.113.9,"
                        + " lip=172.22.1.250, TLS, session=<kH8bTq1LyM7LAHEJ>");

        assertThat(line.ip()).isEqualTo("203.0.113.9");
        assertThat(line.session()).isEqualTo("kH8bTq1LyM7LAHEJ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                WORKER + "lua(anna@example.org" + MISMATCH,
                WORKER + "lua(anna@example.org,203.0.113.9,<kH8bTq1LyM7LAHEJ>): Password mismatch in some new way",
                "imap-login: Gone (auth failed, 1 attempts in 2 secs) for a reason of tomorrow"
            })
    void aRefusalOfAnUnknownFormIsNotPassedOverInSilence(String message) {
        assertThat(DovecotLine.of(message).kind()).isEqualTo(Kind.NOT_UNDERSTOOD);
    }

    @Test
    void anEndlessLineIsReadInNoTime() {
        String name = "), <>: user=<lua(,1".repeat(200_000);

        DovecotLine line = DovecotLine.of(WORKER + "lua(" + name + ",203.0.113.9)" + MISMATCH);

        assertThat(line.kind()).isEqualTo(Kind.NOT_UNDERSTOOD);
    }

    @Test
    void digitsAreNotPrinted() {
        DovecotLine line = DovecotLine.of(WORKER + "lua(anna@example.org,203.0.113.9)" + MISMATCH);

        assertThat(line.toString()).doesNotContain("606ce2");
        assertThat(new LogLine(1, WORKER + MISMATCH).toString()).doesNotContain("606ce2");
    }
}
