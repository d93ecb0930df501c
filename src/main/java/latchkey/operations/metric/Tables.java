package latchkey.operations.metric;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import latchkey.attempt.Reason;
import latchkey.diagnosis.CountFailing;

/** Reads what the gauges show. Each costs as many rows as wait or fail, never as many as are kept. */
@ApplicationScoped
class Tables {
    private static final int PATIENCE_S = 10;
    private static final long COUNTED = 1_000_000;

    private static final String WAITING = """
            SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM login_report LIMIT %d) some) AS inbox,
                COALESCE((SELECT TIMESTAMPDIFF(MICROSECOND, at, UTC_TIMESTAMP(3)) FROM login_report ORDER BY id LIMIT 1), 0)
                    / 1000000 AS inbox_age,
                (SELECT COUNT(*) FROM notice WHERE state IN ('WAITING', 'CLAIMED')) AS mails,
                (SELECT COUNT(*) FROM rule_plan WHERE ended_at IS NULL AND paused_at IS NOT NULL) AS plans
            """.formatted(COUNTED);

    private final DataSource dataSource;
    private final CountFailing countFailing;

    Tables(DataSource dataSource, CountFailing countFailing) {
        this.dataSource = dataSource;
        this.countFailing = countFailing;
    }

    /**
     * @param inbox reports that wait; beyond a million it is not counted on
     * @param mails that wait or are being sent
     */
    record Seen(Map<Reason, Long> failing, long inbox, double inboxAgeS, long mails, long pausedPlans) {
        double failing(Reason reason) {
            return Optional.ofNullable(failing.get(reason)).orElse(0L);
        }
    }

    Seen read() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(PATIENCE_S);
            Map<Reason, Long> failing = new EnumMap<>(Reason.class);
            failing.putAll(countFailing.now(statement));
            try (ResultSet row = statement.executeQuery(WAITING)) {
                row.next();
                return new Seen(
                        failing,
                        row.getLong("inbox"),
                        Math.max(0, row.getDouble("inbox_age")),
                        row.getLong("mails"),
                        row.getLong("plans"));
            }
        }
    }
}
