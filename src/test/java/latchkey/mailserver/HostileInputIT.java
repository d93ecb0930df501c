package latchkey.mailserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

        List<String> before =
                ids.parallelStream().map(id -> answer(BEFORE, ADDRESS, id)).toList();
        List<String> with =
                ids.parallelStream().map(id -> answer(WITH, ADDRESS, id)).toList();

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

    private static String answer(OwnDovecot mailServer, String user, String clientId) {
        MailLogin.Answer answer = mailServer.client().imaps(AT, user, MAIN_PASSWORD, clientId);
        return answer.accepted() ? "in" : answer.line().startsWith("no answer") ? "no answer" : answer.line();
    }

    private static void nothingIsBroken() {
        assertThat(answer(WITH, ADDRESS, "\"name\" \"K-9 Mail\"")).isEqualTo("in");
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
