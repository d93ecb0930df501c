package latchkey.diagnosis;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;

/** Lets one replica judge at a time; when it dies another takes over. Times are the database's own. */
@ApplicationScoped
class JudgeLease {
    // Assignments run from left to right: the time is raised for who holds it by now.
    private static final String TAKE = """
            INSERT INTO job_lease (job, holder, until) VALUES ('judge', ?, UTC_TIMESTAMP(3) + INTERVAL ? * 1000 MICROSECOND)
            ON DUPLICATE KEY UPDATE
                holder = IF(until < UTC_TIMESTAMP(3), VALUES(holder), holder),
                until = IF(holder = VALUES(holder), VALUES(until), until)
            """;

    private final DataSource dataSource;
    private final DiagnosisConfig config;
    private final String self = UUID.randomUUID().toString();
    private long goodUntil = System.nanoTime();

    JudgeLease(DataSource dataSource, DiagnosisConfig config) {
        this.dataSource = dataSource;
        this.config = config;
    }

    /** Asks the database only when a third of the lease is used up. */
    boolean held() throws SQLException {
        Duration third = config.lease().dividedBy(3);
        if (System.nanoTime() - goodUntil < 0) {
            return true;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement take = connection.prepareStatement(TAKE);
                PreparedStatement ask =
                        connection.prepareStatement("SELECT 1 FROM job_lease WHERE job = 'judge' AND holder = ?")) {
            take.setString(1, self);
            take.setLong(2, config.lease().toMillis());
            take.executeUpdate();
            ask.setString(1, self);
            try (var row = ask.executeQuery()) {
                boolean held = row.next();
                goodUntil = held ? System.nanoTime() + third.toNanos() : System.nanoTime();
                return held;
            }
        }
    }

    /** For a replica that stops: the next one need not wait. */
    void giveUp() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement give =
                        connection.prepareStatement("DELETE FROM job_lease WHERE job = 'judge' AND holder = ?")) {
            give.setString(1, self);
            give.executeUpdate();
        }
    }
}
