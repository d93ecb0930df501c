package latchkey.operations;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import latchkey.shared.Utc;

/** When the jobs ran that one replica does for all, and how it went. */
@ApplicationScoped
public class JobRuns {
    private static final int LONGEST_FAILURE = 200;

    private final DataSource dataSource;

    JobRuns(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param done rows in all rounds */
    public record JobRun(
            String job,
            Optional<Instant> startedAt,
            Optional<Instant> succeededAt,
            Optional<Instant> failedAt,
            String failure,
            long done) {
        public boolean failing() {
            return failedAt.isPresent()
                    && succeededAt.filter(failedAt.get()::isBefore).isEmpty();
        }
    }

    void begin(String job, Instant now) throws SQLException {
        change(
                "INSERT INTO job_run (job, started_at) VALUES (?, ?)"
                        + " ON DUPLICATE KEY UPDATE started_at = VALUES(started_at)",
                job,
                Utc.column(now));
    }

    void stepped(String job, long rows) throws SQLException {
        change("UPDATE job_run SET done = done + ? WHERE job = ?", rows, job);
    }

    void succeeded(String job, Instant now) throws SQLException {
        change("UPDATE job_run SET succeeded_at = ? WHERE job = ?", Utc.column(now), job);
    }

    void failed(String job, Instant now, Exception why) throws SQLException {
        String text = String.valueOf(why.getMessage());
        change(
                "UPDATE job_run SET failed_at = ?, failure = ? WHERE job = ?",
                Utc.column(now),
                text.length() > LONGEST_FAILURE ? text.substring(0, LONGEST_FAILURE) : text,
                job);
    }

    public List<JobRun> all() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find = connection.prepareStatement("SELECT * FROM job_run ORDER BY job");
                ResultSet rows = find.executeQuery()) {
            List<JobRun> runs = new ArrayList<>();
            while (rows.next()) {
                String failure = rows.getString("failure");
                runs.add(new JobRun(
                        rows.getString("job"),
                        instant(rows, "started_at"),
                        instant(rows, "succeeded_at"),
                        instant(rows, "failed_at"),
                        failure == null ? "" : failure,
                        rows.getLong("done")));
            }
            return runs;
        }
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDateTime.class)).map(Utc::instant);
    }

    private void change(String statement, Object... values) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement change = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                change.setObject(i + 1, values[i]);
            }
            change.executeUpdate();
        }
    }
}
