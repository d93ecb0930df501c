package latchkey.mailserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import latchkey.parts.KnownAppPassword;
import latchkey.parts.MailLogin;
import latchkey.parts.MariaDb;
import latchkey.parts.OwnDovecot;
import latchkey.parts.OwnDovecot.SiteLogin;
import latchkey.parts.Parts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever a client calls itself, the answer is the one of before, and its report arrives; a full inbox stops no login. */
class HostileInputIT {
    private static final int INBOX_ROWS = Integer.getInteger("latchkey.inbox", 50_000);
    private static final String AT = "127.93.2.1";
    private static final String ADDRESS = "allowed@example.org";
    private static final String MAIN_PASSWORD = "main-of-allowed";

    private static final Parts PARTS = Parts.shared();
    private static final OutageDatabase DATABASE =
            new OutageDatabase(PARTS.mariaDbToBreak(), KnownAppPassword.any(), KnownAppPassword.any());
    private static final OwnDovecot BEFORE = PARTS.ownDovecot("before").withoutLatchkey();
    private static final OwnDovecot WITH = PARTS.ownDovecot("with");

    private static final ExecutorService CLIENTS = Executors.newFixedThreadPool(64);

    @BeforeAll
    static void start() {
        DATABASE.start(INBOX_ROWS);
        for (OwnDovecot mailServer : List.of(BEFORE, WITH)) {
            mailServer
                    .besidePasswdFile(Map.of(ADDRESS, new SiteLogin(ADDRESS, MAIN_PASSWORD)))
                    .asking("socket = \"" + DATABASE.mariaDb().socket() + "\"")
                    .changing("dovecot.conf", text -> "auth_username_chars =\n" + text)
                    .start();
        }
    }

    @AfterAll
    static void stop() {
        CLIENTS.shutdownNow();
        List.of(BEFORE, WITH).parallelStream().forEach(OwnDovecot::close);
        DATABASE.mariaDb().stop();
    }

    @Test
    void aClientOfAnyNameLogsInAsBeforeAndIsReported() throws SQLException {
        DATABASE.mariaDb().execute("DELETE FROM latchkey.login_report");
        List<String> ids = IntStream.range(0, 16)
                .mapToObj(row -> IntStream.range(16 * row, 16 * row + 16)
                        .filter(character -> character != 0 && character != '\r' && character != '\n')
                        .mapToObj(character -> (character == '"' || character == '\\' ? "\\" : "") + (char) character)
                        .collect(Collectors.joining("", "\"name\" \"", "\"")))
                .collect(Collectors.toCollection(ArrayList::new));
        ids.add("\"name\" \"" + "x".repeat(900) + "\"");
        ids.add("\"name\" \"" + "x".repeat(65_536) + "\"");
        ids.add("\"name\" \"\0\"");
        ids.add("\"x'); DELETE FROM login_report; -- \" \"\\\\'; \\\"\"");
        ids.add("\"name\" NIL");

        List<String> before = ids.parallelStream().map(id -> answer(BEFORE, id)).toList();
        List<String> with = ids.parallelStream().map(id -> answer(WITH, id)).toList();

        assertThat(with).isEqualTo(before);
        long accepted = with.stream().filter("in"::equals).count();
        System.out.println("HostileInputIT: " + ids.size() + " client IDs, " + accepted + " reach the passdb");
        assertThat(accepted).isBetween(16L, (long) ids.size());
        assertThat(number("SELECT COUNT(*) FROM login_report WHERE outcome = 'main_password_ok'"))
                .isEqualTo(accepted);
        assertThat(number("SELECT COUNT(*) FROM login_report WHERE client_id NOT RLIKE '^[ -~]{0,200}$'"))
                .isZero();
        nothingIsBroken();
    }

    @Test
    void aUserOfAnyNameAndPasswordIsRefusedAsBeforeAndReported() throws SQLException {
        DATABASE.mariaDb().execute("DELETE FROM latchkey.login_report");
        List<String> responses = new ArrayList<>();
        IntStream.range(0, 256).forEach(character -> {
            responses.add(plain((char) character + "x@example.org", "any"));
            responses.add(plain(ADDRESS, (char) character + "x"));
        });
        for (String text : List.of(
                "",
                "é@example.org",
                "x'); DELETE FROM login_report; -- ",
                "\"\\'",
                "%u%{password}",
                "a".repeat(11_000))) {
            responses.add(plain(text, "any"));
            responses.add(plain(ADDRESS, text));
        }
        // More than Dovecot reads of one line: it hangs up.
        responses.add(plain("a".repeat(65_536), "any"));
        responses.add(plain(ADDRESS, "a".repeat(65_536)));

        List<String> before = answers(BEFORE, responses);
        List<String> with = answers(WITH, responses);

        assertThat(with).isEqualTo(before);
        await().atMost(Duration.ofSeconds(10)).until(() -> reachedThePassdb() > 512);
        long reached = reachedThePassdb();
        System.out.println(
                "HostileInputIT: " + responses.size() + " names and passwords, " + reached + " reach the passdb, "
                        + with.stream().filter("no answer"::equals).count() + " are hung up on");
        assertThat(number("SELECT COUNT(*) FROM login_report WHERE open")).isEqualTo(reached);
        assertThat(number("SELECT COUNT(*) FROM login_report WHERE login NOT RLIKE '^[ -~]{0,254}$'"))
                .isZero();
        nothingIsBroken();
    }

    @Test
    void aFullInboxStopsAtItsLimitAndLoginsGoOn() throws SQLException {
        DATABASE.mariaDb()
                .execute("USE latchkey; DELETE FROM login_report; DELETE FROM inbox_trim;"
                        + " INSERT INTO login_report (outcome) SELECT 'revoked' FROM seq_1_to_" + (INBOX_ROWS + 5_000));
        DATABASE.mariaDb().execute("ALTER EVENT latchkey.bound_the_inbox ON SCHEDULE EVERY 1 SECOND");

        await().atMost(Duration.ofMinutes(2)).until(() -> {
            nothingIsBroken();
            return number("SELECT COUNT(*) FROM login_report") <= INBOX_ROWS + 2L;
        });

        System.out.println("HostileInputIT: an inbox of " + INBOX_ROWS + " rows stays so");
        assertThat(number("SELECT SUM(reports) FROM inbox_trim")).isGreaterThanOrEqualTo(5_000);
        assertThat(number("SELECT COUNT(*) FROM login_report WHERE outcome = 'main_password_ok'"))
                .isPositive();
    }

    private static String answer(OwnDovecot mailServer, String clientId) {
        MailLogin.Answer answer = mailServer.client().imaps(AT, ADDRESS, MAIN_PASSWORD, clientId);
        if (!answer.answered()) {
            return "no answer";
        }
        return answer.accepted() ? "in" : answer.line();
    }

    private static String plain(String user, String password) {
        return Base64.getEncoder()
                .encodeToString(("\0" + user + "\0" + password).getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Each on a connection of its own: one that is hung up on must not take the answers of others with it. */
    private static List<String> answers(OwnDovecot mailServer, List<String> responses) {
        List<CompletableFuture<String>> asked = responses.stream()
                .map(response -> CompletableFuture.supplyAsync(
                        () -> {
                            MailLogin.Answer answer = mailServer.sasl().smtp(AT, response);
                            return answer.answered() ? answer.line() : "no answer";
                        },
                        CLIENTS))
                .toList();
        return asked.stream().map(CompletableFuture::join).toList();
    }

    private static long reachedThePassdb() {
        return BEFORE.logged("): unknown user") + BEFORE.logged("): Password mismatch");
    }

    private static void nothingIsBroken() {
        assertThat(answer(WITH, "\"name\" \"K-9 Mail\"")).isEqualTo("in");
    }

    private static long number(String sql) throws SQLException {
        try (Connection admin = DATABASE.mariaDb().connect(MariaDb.ADMIN);
                Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
