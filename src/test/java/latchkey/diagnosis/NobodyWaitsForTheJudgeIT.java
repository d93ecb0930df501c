package latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import latchkey.mailserver.Inbox;
import latchkey.parts.MariaDb;
import latchkey.site.Measured;
import latchkey.site.Site;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A judging transaction that stays open, over an inbox empty or full, lets the mail server's INSERT through. */
@Measured
class NobodyWaitsForTheJudgeIT {
    private static final Site SITE = Site.shared();
    private static final int LOCK_WAIT_TIMEOUT = 1205;

    private QuietInbox inbox;
    private List<Long> alone;

    @BeforeEach
    void nobodyJudges() throws SQLException {
        inbox = new QuietInbox(SITE);
        alone = inbox.insertTimes();
        inbox.empty();
    }

    @AfterEach
    void thePortalJudgesAgain() {
        inbox.close();
    }

    @Test
    void whoHasTakenAndDeletedDelaysNoInsert() throws SQLException {
        long waits = lockWaits();
        List<Long> overEmpty;
        try (Connection judge = judging(Connection.TRANSACTION_READ_COMMITTED, 0)) {
            overEmpty = inbox.insertTimes();
            judge.rollback();
        }
        inbox.fill();
        List<Long> overFull;
        try (Connection judge = judging(Connection.TRANSACTION_READ_COMMITTED, QuietInbox.ROWS)) {
            overFull = inbox.insertTimes();
            judge.rollback();
        }

        assertThat(lockWaits() - waits).as("INSERTs that waited for a row").isZero();
        assertNotDelayed("taken and deleted, over an empty inbox", overEmpty);
        assertNotDelayed("taken and deleted, over a full inbox", overFull);
    }

    /** The portal's own judge, stopped where it files what it took: somebody else holds the row that it changes. */
    @Test
    void aPortalThatIsStoppedWhileItFilesDelaysNoInsert() throws SQLException {
        inbox.leaveOneOverdue();
        List<Long> overEmpty = timesWhileThePortalFiles();

        inbox.close();
        inbox = new QuietInbox(SITE);
        inbox.fill();
        List<Long> overFull = timesWhileThePortalFiles();

        assertNotDelayed("the portal files, over an empty inbox", overEmpty);
        assertNotDelayed("the portal files, over a full inbox", overFull);
    }

    @Test
    void underRepeatableReadItWouldBeLost() throws SQLException {
        try (Connection judge = judging(Connection.TRANSACTION_REPEATABLE_READ, 0)) {
            SQLException lost = catchThrowableOfType(SQLException.class, () -> inbox.insertTimes());

            assertThat(lost.getErrorCode()).isEqualTo(LOCK_WAIT_TIMEOUT);
            judge.rollback();
        }
    }

    private void assertNotDelayed(String judge, List<Long> times) {
        System.out.printf(
                "NobodyWaitsForTheJudgeIT: INSERT in µs, median / 95%% / max: alone %s, %s %s%n",
                figures(alone), judge, figures(times));
        assertThat(at(times, 1)).as("µs").isLessThan(QuietInbox.LONGEST_DELAY);
    }

    private List<Long> timesWhileThePortalFiles() throws SQLException {
        try (Connection holder = SITE.parts().mariaDb().connect(MariaDb.ADMIN);
                PreparedStatement hold =
                        holder.prepareStatement("SELECT id FROM failing_client WHERE login = ? FOR UPDATE")) {
            holder.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            holder.setAutoCommit(false);
            hold.setString(1, QuietInbox.LOGIN);
            hold.executeQuery().close();
            inbox.letThePortalJudge();
            await().atMost(Duration.ofSeconds(15)).until(NobodyWaitsForTheJudgeIT::somebodyWaits);

            List<Long> times = inbox.insertTimes();

            assertThat(somebodyWaits()).as("the portal still files").isTrue();
            holder.rollback();
            return times;
        }
    }

    private static boolean somebodyWaits() {
        return !SITE.rows("SELECT trx_id FROM information_schema.INNODB_TRX WHERE trx_state = 'LOCK WAIT'")
                .isEmpty();
    }

    /** @param expected what is taken, and then deleted, as the judge does at the end of its transaction */
    private Connection judging(int isolation, int expected) throws SQLException {
        Connection connection = SITE.parts().mariaDb().connect(MariaDb.PORTAL);
        connection.setTransactionIsolation(isolation);
        connection.setAutoCommit(false);
        int taken = 0;
        try (PreparedStatement take = connection.prepareStatement(Inbox.TAKE);
                PreparedStatement delete = connection.prepareStatement("DELETE FROM login_report WHERE id = ?")) {
            take.setInt(1, QuietInbox.ROWS);
            try (ResultSet rows = take.executeQuery()) {
                while (rows.next()) {
                    taken++;
                    delete.setLong(1, rows.getLong("id"));
                    delete.addBatch();
                }
            }
            delete.executeBatch();
        }
        assertThat(taken).isEqualTo(expected);
        return connection;
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
