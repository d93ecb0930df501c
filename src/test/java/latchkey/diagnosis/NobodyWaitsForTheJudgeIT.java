package latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import latchkey.mailserver.Inbox;
import latchkey.parts.MariaDb;
import latchkey.site.Site;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A judging transaction that stays open, over an inbox empty or full, lets the mail server's INSERT through. */
class NobodyWaitsForTheJudgeIT {
    private static final Site SITE = Site.shared();
    private static final int ROWS = 500;
    private static final int INSERTS = 200;
    private static final int LOCK_WAIT_TIMEOUT = 1205;

    /** As latchkey-common.lua writes it. */
    private static final String INSERT = "INSERT INTO login_report (source, login, address, protocol, outcome, open,"
            + " app_password_id, fingerprint, remote_ip, secured, mechanism, client_id, session, script_version, source_time)"
            + " VALUES (_ascii x'646f7665636f74', _ascii x'6e6f7761697440', NULL, _ascii x'696d6170', _ascii x'7265766f6b6564',"
            + " 0, NULL, 4711, _ascii x'3132372e302e302e31', _ascii x'544c53', _ascii x'504c41494e', NULL, NULL, 1,"
            + " '1970-01-01' + INTERVAL 1780000000 SECOND)";

    /** No replica judges while the test holds the lease, so the inbox keeps what it has. */
    @BeforeEach
    void holdTheLease() {
        SITE.waitUntilJudging();
        SITE.change("UPDATE job_lease SET holder = 'test', until = UTC_TIMESTAMP(3) + INTERVAL 1 HOUR");
        await().atMost(Duration.ofSeconds(15)).during(Duration.ofMillis(600)).until(this::aReportStays);
        SITE.change("DELETE FROM login_report");
    }

    @AfterEach
    void giveTheLeaseBack() {
        SITE.change("DELETE FROM login_report");
        SITE.change("DELETE FROM job_lease WHERE holder = 'test'");
        SITE.waitUntilJudging();
    }

    @Test
    void anInsertIsNotDelayed() throws SQLException {
        List<Long> alone = insertTimes();
        SITE.change("DELETE FROM login_report");
        long waits = lockWaits();
        List<Long> overEmpty;
        try (Connection judge = judging(Connection.TRANSACTION_READ_COMMITTED, 0)) {
            overEmpty = insertTimes();
            judge.rollback();
        }
        fill();
        List<Long> overFull;
        try (Connection judge = judging(Connection.TRANSACTION_READ_COMMITTED, ROWS)) {
            overFull = insertTimes();
            judge.rollback();
        }

        System.out.printf(
                "NobodyWaitsForTheJudgeIT: INSERT in µs, median / 95%% / max: alone %s, empty inbox held %s, full inbox"
                        + " held %s%n",
                figures(alone), figures(overEmpty), figures(overFull));
        assertThat(lockWaits() - waits).as("INSERTs that waited for a row").isZero();
        assertThat(at(overEmpty, 0.95) - at(alone, 0.95)).isLessThan(50_000);
        assertThat(at(overFull, 0.95) - at(alone, 0.95)).isLessThan(50_000);
    }

    @Test
    void underRepeatableReadItWouldBeLost() throws SQLException {
        try (Connection judge = judging(Connection.TRANSACTION_REPEATABLE_READ, 0)) {
            SQLException lost = catchThrowableOfType(SQLException.class, () -> insertTimes());

            assertThat(lost.getErrorCode()).isEqualTo(LOCK_WAIT_TIMEOUT);
            judge.rollback();
        }
    }

    private Connection judging(int isolation, int expected) throws SQLException {
        Connection connection = SITE.parts().mariaDb().connect(MariaDb.PORTAL);
        connection.setTransactionIsolation(isolation);
        connection.setAutoCommit(false);
        int taken = 0;
        try (PreparedStatement take = connection.prepareStatement(Inbox.TAKE)) {
            take.setInt(1, ROWS);
            try (ResultSet rows = take.executeQuery()) {
                while (rows.next()) {
                    taken++;
                }
            }
        }
        assertThat(taken).isEqualTo(expected);
        return connection;
    }

    private static List<Long> insertTimes() throws SQLException {
        try (Connection mailServer = SITE.parts().mariaDb().connect(MariaDb.DOVECOT);
                Statement statement = mailServer.createStatement()) {
            statement.execute("SET SESSION max_statement_time = 2, innodb_lock_wait_timeout = 1, time_zone = '+00:00'");
            long[] times = new long[INSERTS];
            for (int insert = 0; insert < INSERTS; insert++) {
                long start = System.nanoTime();
                statement.executeUpdate(INSERT);
                times[insert] = (System.nanoTime() - start) / 1000;
            }
            return LongStream.of(times).sorted().boxed().toList();
        }
    }

    private static void fill() throws SQLException {
        SITE.change("DELETE FROM login_report");
        for (int batch = 0; batch * INSERTS < ROWS; batch++) {
            var unused = insertTimes();
        }
    }

    private boolean aReportStays() {
        boolean stays = !SITE.rows("SELECT id FROM login_report").isEmpty();
        if (!stays) {
            SITE.change(INSERT);
        }
        return stays;
    }

    /** Of everybody; nobody else writes while the test holds the lease. The clock alone would count other programs' time. */
    private static long lockWaits() {
        return Long.parseLong(String.valueOf(SITE.rows("SHOW GLOBAL STATUS LIKE 'Innodb_row_lock_waits'")
                .get(0)
                .get("Value")));
    }

    private static long at(List<Long> sorted, double share) {
        return sorted.get((int) (share * (sorted.size() - 1)));
    }

    private static String figures(List<Long> sorted) {
        return at(sorted, 0.5) + " / " + at(sorted, 0.95) + " / " + at(sorted, 1);
    }
}
