package latchkey.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What becomes of everything else that is kept, as the days go by. */
@QuarkusTest
@TestProfile(LonelyPortal.class)
class RetentionIT extends DaysGoBy {
    private void uses() {
        DATABASE.execute(
                "INSERT INTO login_use (address, app_password_id, protocol, network, hour, source, logins, trials,"
                        + " first_at, last_at, client_id, judged_within_ms) SELECT 'u@example.org', '', 'imap',"
                        + " CONCAT('198.51.', seq DIV 200, '.', seq MOD 200), '%1$s', '%2$s', 2, 0, '%1$s' + INTERVAL seq SECOND,"
                                .formatted(hour(), source)
                        + " '%1$s' + INTERVAL seq + 9 SECOND, NULL, seq FROM seq_0_to_1199;".formatted(hour())
                        + "INSERT INTO login_use VALUES ('u@example.org', '', 'imap', '198.51.0.250', '%1$s', '%2$s', 0, 5,"
                                .formatted(hour(), source)
                        + " '2020-01-01', '2037-01-01', 'phone', 7)");
    }

    private String hour() {
        return daysAgo(0).truncatedTo(ChronoUnit.HOURS).toString().replace('T', ' ');
    }

    private String merged() {
        return DATABASE.text("SELECT CONCAT_WS(' ', COUNT(*), SUM(logins), SUM(trials), MAX(judged_within_ms),"
                + " MAX(client_id)) FROM login_use WHERE source = '" + source + "'");
    }

    private String timesOfTheFirst() {
        return DATABASE.text("SELECT TIMESTAMPDIFF(SECOND, first_at, last_at) FROM login_use WHERE source = '" + source
                + "' AND network = '198.51.0.0/24'");
    }

    @Test
    void usesFromOneShortenedNetworkBecomeOneAndKeepTheirCount() throws Exception {
        uses();
        days(6);
        keepHouse.all();
        assertThat(merged()).startsWith("1201 2400 5");
        days(2);

        keepHouse.all();
        keepHouse.all();

        assertThat(merged()).isEqualTo("6 2400 5 1199 phone");
        assertThat(timesOfTheFirst()).as("a trial is no use and has no times").isEqualTo("208");
    }

    @Test
    void aRoundThatIsKilledInTheMiddleIsMadeGoodByTheNext() throws Exception {
        uses();
        days(8);
        try (Connection somebody = DATABASE.connect();
                Statement statement = somebody.createStatement()) {
            statement.execute("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED");
            statement.execute("BEGIN");
            statement.execute("UPDATE login_use SET trials = trials WHERE source = '" + source
                    + "' AND network = '198.51.4.100'");
            CompletableFuture<Void> round = CompletableFuture.runAsync(() -> {
                try {
                    keepHouse.all();
                } catch (Exception failed) {
                    throw new AssertionError(failed);
                }
            });
            await().atMost(Duration.ofSeconds(20)).until(() -> kill(statement) > 0);
            round.join();
            statement.execute("ROLLBACK");
        }
        assertThat(DATABASE.text(
                        "SELECT failed_at >= COALESCE(succeeded_at, 0) FROM job_run WHERE job = 'use-networks'"))
                .isEqualTo("1");

        keepHouse.all();

        assertThat(merged()).isEqualTo("6 2400 5 1199 phone");
        assertThat(DATABASE.text("SELECT failed_at >= succeeded_at FROM job_run WHERE job = 'use-networks'"))
                .isEqualTo("0");
    }

    private static int kill(Statement statement) throws java.sql.SQLException {
        String id = DATABASE.text(WAITS);
        if (id.isEmpty()) {
            return 0;
        }
        statement.execute("KILL " + id);
        return 1;
    }

    @Test
    void aLockThatSomebodyHoldsForAWhileIsWaitedFor() throws Exception {
        uses();
        days(8);
        try (Connection somebody = DATABASE.connect();
                Statement statement = somebody.createStatement()) {
            statement.execute("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED");
            statement.execute("BEGIN");
            statement.execute("UPDATE login_use SET trials = trials WHERE source = '" + source
                    + "' AND network = '198.51.4.100'");
            CompletableFuture<Void> release = CompletableFuture.runAsync(() -> {
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> !DATABASE.text(WAITS).isEmpty());
                // It has given up once.
                await().pollInterval(Duration.ofMillis(20))
                        .until(() -> DATABASE.text(WAITS).isEmpty());
                rollback(statement);
            });

            keepHouse.all();

            release.join();
        }
        assertThat(merged()).isEqualTo("6 2400 5 1199 phone");
    }

    private static void rollback(Statement statement) {
        try {
            statement.execute("ROLLBACK");
        } catch (java.sql.SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    private static final String WAITS = "SELECT id FROM information_schema.processlist WHERE user = 'keeping'"
            + " AND info LIKE '%login_use%FOR UPDATE'";

    private void failingClient(String id, int lastDaysAgo, String networks) {
        DATABASE.execute(
                "INSERT INTO failing_client (id, address, protocol, reason, certainty, networks, login, first_at,"
                        + " last_at, tries) VALUES (UNHEX(MD5('%s')), 'f@example.org', 'imap', 'wrong-password', 'certain', '%s',"
                                .formatted(source + id, networks)
                        + " 'f', '%s', '%s', 1)".formatted(daysAgo(20), daysAgo(lastDaysAgo)));
    }

    private String networks(String id) {
        return DATABASE.text("SELECT networks FROM failing_client WHERE id = UNHEX(MD5('" + source + id + "'))");
    }

    @Test
    void aClientThatGoesOnFailingKeepsTheNetworkItCameFromLast() throws Exception {
        failingClient("silent", 8, "192.0.2.1,192.0.2.2,2001:db8:0:1::/64");
        failingClient("busy", 1, "192.0.2.1,203.0.113.5");
        // It came six days ago for the last time, and was looked at since.
        failingClient("calm", 6, "192.0.2.1,203.0.113.5");

        keepHouse.all();
        aDayAndAHalfGoesBy("calm");
        keepHouse.all();

        assertThat(networks("silent")).isEqualTo("192.0.2.0/24,2001:db8:0::/48");
        assertThat(networks("busy")).isEqualTo("192.0.2.1,203.0.113.0/24");
        assertThat(networks("calm")).isEqualTo("192.0.2.0/24,203.0.113.0/24");
    }

    private void aDayAndAHalfGoesBy(String id) {
        DATABASE.execute("UPDATE failing_client SET last_at = last_at - INTERVAL 36 HOUR,"
                + " networks_since = networks_since - INTERVAL 36 HOUR WHERE id = UNHEX(MD5('" + source + id + "'))");
    }

    @Test
    void neighboursThatGuessedBecomeOneNetworkWhenTheyAreSilent() throws Exception {
        days(1);
        DATABASE.execute("""
                INSERT INTO guessing_network VALUES ('198.51.100.9', '%3$s', '%3$s', 7);
                INSERT INTO guessed_account VALUES ('198.51.100.9', 'g@example.org', '%3$s', '%3$s', 7);
                INSERT INTO guessing_network VALUES ('192.0.2.1', '%1$s', '%1$s', 40), ('192.0.2.2', '%1$s', '%1$s', 2),
                    ('2001:db8:0:1::/64', '%1$s', '%1$s', 1), ('192.0.2.3', '%1$s', '%2$s', 9);
                INSERT INTO guessed_account VALUES ('192.0.2.1', 'g@example.org', '%1$s', '%1$s', 30),
                    ('192.0.2.2', 'g@example.org', '%1$s', '%1$s', 2), ('192.0.2.3', 'g@example.org', '%1$s', '%2$s', 9);
                INSERT INTO network_try VALUES ('192.0.2.1', UNHEX(MD5('1')), 'g', 'g', 'imap', 1, '%1$s', '%1$s', 1, NULL, 0),
                    ('192.0.2.3', UNHEX(MD5('2')), 'g', 'g', 'imap', 1, '%2$s', '%2$s', 1, NULL, 0);
                """.formatted(daysAgo(8), daysAgo(1), daysAgo(181)));

        keepHouse.all();
        keepHouse.all();

        assertThat(DATABASE.text(
                        "SELECT GROUP_CONCAT(CONCAT_WS(' ', network, tries) ORDER BY network) FROM guessing_network"))
                .isEqualTo("192.0.2.0/24 42,192.0.2.3 9,2001:db8:0::/48 1");
        assertThat(DATABASE.text(
                        "SELECT GROUP_CONCAT(CONCAT_WS(' ', network, tries) ORDER BY network) FROM guessed_account"))
                .isEqualTo("192.0.2.0/24 32,192.0.2.3 9");
        assertThat(DATABASE.text("SELECT GROUP_CONCAT(network) FROM network_try"))
                .isEqualTo("192.0.2.3");
        DATABASE.execute("DELETE FROM guessing_network; DELETE FROM guessed_account; DELETE FROM network_try");
    }

    /** What the suites before have left. */
    private static void nothingIsIn(String... tables) {
        for (String table : tables) {
            DATABASE.execute("SET foreign_key_checks = 0; DELETE FROM " + table);
        }
    }

    @Test
    void whatIsOldIsForgottenInEachTable() throws Exception {
        days(1);
        nothingIsIn(
                "login_report_rejected", "try_count", "notice", "case_note", "case_holder", "caller_code", "nudge_run");
        nothingIsIn("colleague", "job_run");
        failingClient("old", 181, "");
        DATABASE.execute("""
                INSERT INTO login_report_rejected (id, at, outcome, remote_ip, rejected_at)
                VALUES (1, '%1$s', 'x', '192.0.2.1', '%2$s'), (2, '%1$s', 'x', '192.0.2.1', '%3$s');
                INSERT INTO login_use VALUES ('old@example.org', '', 'imap', '', '%4$s', '%5$s', 1, 0, '%4$s', '%4$s', NULL, 1);
                INSERT INTO try_count VALUES ('x', '192.0.2.1', '%2$s', 1);
                INSERT INTO notice (kind, subject, due_on, recipient, address, state, created_at, next_try_at, settled_at)
                VALUES ('MAILBOX_LINKED', 'x', '2020-01-01', 'x@example.org', 'x@example.org', 'SENT', '%4$s', '%4$s', '%4$s');
                INSERT IGNORE INTO domain (name) VALUES ('example.org');
                INSERT IGNORE INTO account (address, domain) VALUES ('a@example.org', 'example.org');
                INSERT INTO case_note (id, address, at, who, text)
                VALUES (UUID(), 'a@example.org', '2020-01-01', 'x', 'old'), (UUID(), 'a@example.org', '%3$s', 'x', 'young');
                INSERT INTO case_holder VALUES ('a@example.org', 'x', '%1$s');
                INSERT INTO person (id, issuer, subject) VALUES ('00000000-0000-4000-8000-00000000000c', 'i', 'gone'),
                    ('00000000-0000-4000-8000-00000000000d', 'i', 'here');
                INSERT INTO colleague VALUES ('00000000-0000-4000-8000-00000000000c', '*', '%2$s'),
                    ('00000000-0000-4000-8000-00000000000d', 'example.org', '%3$s');
                INSERT INTO caller_code (address, person_id, hash_key, hash, made_at, until)
                VALUES ('a@example.org', UUID(), '', '', '%3$s', '%3$s');
                INSERT INTO nudge_run (id, made_at, made_by, domains, filter, state, planned)
                VALUES (UUID(), '%3$s', 'x', '*', 'not begun', 'DRY', 1), (UUID(), '%4$s', 'x', '*', 'old', 'ENDED', 1),
                    (UUID(), '%3$s', 'x', '*', 'young', 'ENDED', 1);
                """.formatted(daysAgo(99), daysAgo(31), daysAgo(8), daysAgo(181), source));

        keepHouse.all();

        assertThat(networks("old")).isEmpty();
        assertThat(DATABASE.text("SELECT GROUP_CONCAT(CONCAT_WS(' ', id, remote_ip)) FROM login_report_rejected"))
                .isEqualTo("2");
        assertThat(DATABASE.number("SELECT COUNT(*) FROM login_use WHERE source = '" + source + "'"))
                .isZero();
        assertThat(DATABASE.number("SELECT COUNT(*) FROM try_count")).isZero();
        assertThat(DATABASE.number("SELECT COUNT(*) FROM notice")).isZero();
        assertThat(DATABASE.text("SELECT GROUP_CONCAT(text) FROM case_note")).isEqualTo("young");
        assertThat(DATABASE.text("SELECT GROUP_CONCAT(filter) FROM nudge_run")).isEqualTo("young");
        assertThat(DATABASE.number("SELECT COUNT(*) FROM case_holder")).isZero();
        assertThat(DATABASE.number("SELECT COUNT(*) FROM caller_code")).isZero();
        assertThat(DATABASE.text("SELECT GROUP_CONCAT(helpdesk_of) FROM colleague"))
                .isEqualTo("example.org");
        assertThat(DATABASE.number("SELECT COUNT(*) FROM job_run WHERE failure IS NOT NULL AND job <> 'use-networks'"))
                .isZero();
    }

    @Test
    void theHashOfARetiredAppPasswordIsForgottenAndItsLastNetworkShortened() throws Exception {
        days(1);
        nothingIsIn("app_password");
        DATABASE.execute("""
                INSERT IGNORE INTO domain (name) VALUES ('example.org');
                INSERT IGNORE INTO account (address, domain) VALUES ('a@example.org', 'example.org');
                INSERT IGNORE INTO person (id, issuer, subject) VALUES ('00000000-0000-4000-8000-000000000001', 'i', 's');
                INSERT INTO app_password (id, address, selector, secret_hash, label, client_key, protocols, state, made_by,
                    created_at, ended_at, form_id, last_used_at, last_used_network)
                VALUES (UUID(), 'a@example.org', 'aaaa', '{SSHA512}x', 'old', 'other', 'imap', 'ended',
                        '00000000-0000-4000-8000-000000000001', '2020-01-01', '%1$s', UUID(), '%1$s', '192.0.2.7'),
                       (UUID(), 'a@example.org', 'bbbb', '{SSHA512}x', 'young', 'other', 'imap', 'ended',
                        '00000000-0000-4000-8000-000000000001', '2020-01-01', '%2$s', UUID(), '%2$s', '192.0.2.7');
                """.formatted(daysAgo(181), daysAgo(6)));

        keepHouse.all();

        assertThat(DATABASE.text("SELECT GROUP_CONCAT(CONCAT_WS(' ', label, secret_hash, last_used_network) ORDER BY"
                        + " selector) FROM app_password"))
                .isEqualTo("old  192.0.2.0/24,young {SSHA512}x 192.0.2.7");
        assertThat(DATABASE.text("SELECT GROUP_CONCAT(selector) FROM dovecot_app_password"))
                .isEqualTo("bbbb");
    }

    @Test
    void dryRunsOfLastWeekNameShortenedNetworksOnly() throws Exception {
        DATABASE.execute("""
                INSERT IGNORE INTO domain (name) VALUES ('example.org');
                INSERT INTO dry_run VALUES ('00000000-0000-4000-8000-00000000000a', 'example.org', 'PLANNED', NULL, '%1$s', 'x', 14, 1, 1, 0);
                INSERT INTO dry_run_client
                VALUES ('00000000-0000-4000-8000-00000000000a', 'd@example.org', 'imap', '192.0.2.1', 'phone', 3, '%1$s', 0),
                       ('00000000-0000-4000-8000-00000000000a', 'd@example.org', 'imap', '192.0.2.2', 'phone', 4, '%1$s', 1),
                       ('00000000-0000-4000-8000-00000000000a', 'd@example.org', 'imap', '192.0.2.2', 'tablet', 5, '%1$s', 1);
                """.formatted(daysAgo(8)));

        keepHouse.all();

        assertThat(DATABASE.text(
                        "SELECT GROUP_CONCAT(CONCAT_WS(' ', network, client_id, logins, at_once) ORDER BY client_id)"
                                + " FROM dry_run_client"))
                .isEqualTo("192.0.2.0/24 phone 7 1,192.0.2.0/24 tablet 5 1");
    }
}
