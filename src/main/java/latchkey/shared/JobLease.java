package latchkey.shared;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;

/** Lets one replica do a job at a time; when it dies another takes over. Times are the database's own. */
public final class JobLease {
    // Assignments run from left to right: the time is raised for who holds it by now.
    private static final String TAKE = """
            INSERT INTO job_lease (job, holder, until) VALUES (?, ?, UTC_TIMESTAMP(3) + INTERVAL ? * 1000 MICROSECOND)
            ON DUPLICATE KEY UPDATE
                holder = IF(until < UTC_TIMESTAMP(3), VALUES(holder), holder),
                until = IF(holder = VALUES(holder), VALUES(until), until)
            """;

    private final DataSource dataSource;
    private final String job;
    private final Duration length;
    private final String self = UUID.randomUUID().toString();
    private long goodUntil = System.nanoTime();

    public JobLease(DataSource dataSource, String job, Duration length) {
        this.dataSource = dataSource;
        this.job = job;
        this.length = length;
    }

    /** Asks the database only when a third of the lease is used up. */
    public boolean held() throws SQLException {
        if (System.nanoTime() - goodUntil < 0) {
            return true;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement take = connection.prepareStatement(TAKE);
                PreparedStatement ask =
                        connection.prepareStatement("SELECT 1 FROM job_lease WHERE job = ? AND holder = ?")) {
            take.setString(1, job);
            take.setString(2, self);
            take.setLong(3, length.toMillis());
            take.executeUpdate();
            ask.setString(1, job);
            ask.setString(2, self);
            try (var row = ask.executeQuery()) {
                boolean held = row.next();
                goodUntil = held ? System.nanoTime() + length.dividedBy(3).toNanos() : System.nanoTime();
                return held;
            }
        }
    }

    /** For a replica that stops: the next one need not wait. */
    public void giveUp() throws SQLException {
        goodUntil = System.nanoTime();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement give =
                        connection.prepareStatement("DELETE FROM job_lease WHERE job = ? AND holder = ?")) {
            give.setString(1, job);
            give.setString(2, self);
            give.executeUpdate();
        }
    }

    /** The same where there is nobody to tell: without the database the lease runs out by itself. */
    public void letGo() {
        try {
            giveUp();
        } catch (SQLException gone) {
            goodUntil = System.nanoTime();
        }
    }
}
