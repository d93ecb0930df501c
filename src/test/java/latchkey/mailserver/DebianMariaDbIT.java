package latchkey.mailserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import latchkey.attempt.LoginPlans;
import latchkey.parts.MariaDb;
import latchkey.parts.Portal;
import latchkey.site.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The oldest database that is supported, with an inbox that is full after ten reports. */
class DebianMariaDbIT {
    private static final int INBOX_ROWS = 10;
    private static final int VERDICTS = 20;

    private static final Site SITE = Site.shared();
    private static final MariaDb DEBIAN = SITE.parts().debianMariaDb();
    private static final Portal PORTAL = SITE.parts()
            .secondPortal(Map.of(
                    "latchkey.database.url",
                    DEBIAN.jdbcUrl(),
                    "quarkus.flyway.placeholders.inbox_rows",
                    String.valueOf(INBOX_ROWS),
                    "quarkus.flyway.placeholders.verdict_rows",
                    String.valueOf(VERDICTS)));

    /** The portal makes the tables; then none runs, and the database is alone with its inbox. */
    @BeforeAll
    static void migrate() {
        DEBIAN.start();
        DEBIAN.waitUntilReady();
        PORTAL.start();
        PORTAL.waitUntilReady();
        PORTAL.stop();
    }

    @AfterAll
    static void stop() {
        PORTAL.stop();
        DEBIAN.stop();
    }

    @Test
    void theListOfRightsIsTheSame() throws SQLException, IOException {
        assertThat(Rights.in(DEBIAN)).isEqualTo(Rights.expected());
    }

    @Test
    void thePageOfLoginsIsReadByAnIndexHereToo() throws SQLException {
        try (Connection database = DEBIAN.connect(MariaDb.ADMIN)) {
            LoginPlans.areBoundedByAnIndex(database);
        }
    }

    @Test
    void aFullInboxLosesRefusalsFirstAndCountsThem() throws SQLException {
        DEBIAN.execute("USE latchkey; DELETE FROM login_report; DELETE FROM inbox_trim;");
        DEBIAN.execute("INSERT INTO latchkey.login_report (at, outcome) VALUES ('2026-01-01', 'main_password_ok')");
        arrive("revoked", 12);
        arrive("app_password_ok", 7);

        DEBIAN.execute("ALTER EVENT latchkey.bound_the_inbox ON SCHEDULE EVERY 1 SECOND");

        // 20 numbers, of which the first 10 are beyond the limit: an accepted login that stays, and refusals.
        await().atMost(Duration.ofSeconds(10))
                .until(() -> number("SELECT COALESCE(SUM(reports), 0) FROM inbox_trim") == 9);
        assertThat(number("SELECT COUNT(*) FROM login_report WHERE outcome = 'revoked'"))
                .isEqualTo(3);
        assertThat(number("SELECT COUNT(*) FROM login_report WHERE outcome <> 'revoked'"))
                .isEqualTo(8);
    }

    @Test
    void onlyARefusalIsThrownAwayForItsAge() throws SQLException {
        DEBIAN.execute("USE latchkey; DELETE FROM login_report; DELETE FROM inbox_trim;");
        DEBIAN.execute("INSERT INTO latchkey.login_report (at, outcome) VALUES ('2026-01-01', 'main_password_ok'),"
                + " ('2026-01-01', 'revoked'), (UTC_TIMESTAMP(3), 'revoked')");

        DEBIAN.execute("ALTER EVENT latchkey.bound_the_inbox ON SCHEDULE EVERY 1 SECOND");

        await().atMost(Duration.ofSeconds(10))
                .until(() -> number("SELECT COALESCE(SUM(reports), 0) FROM inbox_trim") == 1);
        assertThat(number("SELECT COUNT(*) FROM login_report WHERE at < UTC_TIMESTAMP() - INTERVAL 48 HOUR"
                        + " AND outcome = 'main_password_ok'"))
                .isEqualTo(1);
        assertThat(number("SELECT COUNT(*) FROM login_report")).isEqualTo(2);
    }

    @Test
    void verdictsAreCappedAndOldOnesForgotten() throws SQLException {
        DEBIAN.execute("USE latchkey; DELETE FROM judged_secret;"
                + " INSERT INTO judged_secret (address, fingerprint, hash_tag, verdict, seen_at)"
                + " SELECT CONCAT('a', seq), seq, 'tag', 'other', UTC_TIMESTAMP(3) - INTERVAL seq MINUTE FROM seq_1_to_30;"
                + " INSERT INTO judged_secret (address, fingerprint, hash_tag, verdict, seen_at)"
                + " VALUES ('old', 1, 'tag', 'main', UTC_TIMESTAMP(3) - INTERVAL 8 DAY);");

        DEBIAN.execute("ALTER EVENT latchkey.bound_the_inbox ON SCHEDULE EVERY 1 SECOND");

        await().atMost(Duration.ofSeconds(10))
                .until(() -> number("SELECT COUNT(*) FROM judged_secret") <= VERDICTS + 1);
        assertThat(number("SELECT MAX(fingerprint) FROM judged_secret")).isEqualTo(VERDICTS + 1);
        assertThat(number("SELECT COUNT(*) FROM judged_secret WHERE address = 'old'"))
                .isZero();
    }

    private static void arrive(String outcome, int reports) throws SQLException {
        try (Connection mailServer = DEBIAN.connect(MariaDb.DOVECOT);
                Statement statement = mailServer.createStatement()) {
            for (int report = 0; report < reports; report++) {
                statement.executeUpdate("INSERT INTO login_report (outcome) VALUES ('" + outcome + "')");
            }
        }
    }

    private static long number(String sql) throws SQLException {
        try (Connection admin = DEBIAN.connect(MariaDb.ADMIN);
                Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
