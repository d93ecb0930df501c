package latchkey.diagnosis;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import latchkey.parts.MariaDb;
import latchkey.site.Site;

/** The inbox while no portal judges, because the test holds the lease; and reports as a mail server puts them into it. */
final class QuietInbox implements AutoCloseable {
    static final int ROWS = 500;
    static final String LOGIN = "nowait@";
    static final long LONGEST_DELAY = 50_000;
    private static final int INSERTS = 200;
    private static final int ROUNDS = 20;

    /** As latchkey-common.lua writes it. */
    private static final String INSERT = "INSERT INTO login_report (source, login, address, protocol, outcome, open,"
            + " app_password_id, fingerprint, remote_ip, secured, mechanism, client_id, session, script_version, source_time)"
            + " VALUES (_ascii x'646f7665636f74', _ascii x'6e6f7761697440', NULL, _ascii x'696d6170', _ascii x'7265766f6b6564',"
            + " 0, NULL, 4711, _ascii x'3132372e302e302e31', _ascii x'544c53', _ascii x'504c41494e', NULL, NULL, 1,"
            + " '1970-01-01' + INTERVAL 1780000000 SECOND)";

    private final Site site;

    /** From here on no replica judges, and one report like those to come has been judged. */
    QuietInbox(Site site) {
        this.site = site;
        site.waitUntilJudging();
        site.change(INSERT);
        await().atMost(Duration.ofSeconds(15)).until(() -> !failingClient().isEmpty());
        site.change("UPDATE job_lease SET holder = 'test', until = UTC_TIMESTAMP(3) + INTERVAL 1 HOUR");
        await().atMost(Duration.ofSeconds(15)).during(Duration.ofMillis(600)).until(this::aReportStays);
        empty();
    }

    /** Again, if it comes into the way of others who delete there: whom a deadlock is told has to. */
    void empty() {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> site.change("DELETE FROM login_report"));
    }

    void fill() throws SQLException {
        empty();
        for (int rows = 0; rows < ROWS; rows += INSERTS) {
            var unused = insert();
        }
    }

    /** A login that was passed on and has waited longer than its end may take. */
    void leaveOneOverdue() {
        site.change(INSERT);
        String columns = "source, login, protocol, outcome, fingerprint, remote_ip, script_version";
        site.change("INSERT INTO open_login (id, at, open, " + columns + ") SELECT id, at - INTERVAL 10 SECOND, 1, "
                + columns + " FROM login_report");
        empty();
    }

    void letThePortalJudge() {
        site.change("DELETE FROM job_lease WHERE holder = 'test'");
    }

    @Override
    public void close() {
        empty();
        letThePortalJudge();
        site.waitUntilJudging();
        site.change("DELETE FROM failing_client WHERE login = ?", LOGIN);
    }

    /**
     * What each report's INSERT took, in µs, ascending, in the first round in which none was long, or the last. Two cores
     * that do other things as well stop any program for a while, but not in each of many rounds, as a lock would.
     */
    List<Long> insertTimes() throws SQLException {
        List<Long> times = insert();
        for (int round = 1; round < ROUNDS && times.get(INSERTS - 1) >= LONGEST_DELAY; round++) {
            times = insert();
        }
        return times;
    }

    private List<Long> insert() throws SQLException {
        try (Connection mailServer = site.parts().mariaDb().connect(MariaDb.DOVECOT);
                Statement statement = mailServer.createStatement()) {
            statement.execute("SET SESSION max_statement_time = 2, innodb_lock_wait_timeout = 1, time_zone = '+00:00'");
            long[] times = new long[INSERTS];
            for (int insert : IntStream.range(0, INSERTS).toArray()) {
                long start = System.nanoTime();
                statement.executeUpdate(INSERT);
                times[insert] = (System.nanoTime() - start) / 1000;
            }
            return LongStream.of(times).sorted().boxed().toList();
        }
    }

    private List<?> failingClient() {
        return site.rows("SELECT id FROM failing_client WHERE login = ?", LOGIN);
    }

    private boolean aReportStays() {
        boolean stays = !site.rows("SELECT id FROM login_report").isEmpty();
        if (!stays) {
            site.change(INSERT);
        }
        return stays;
    }
}
