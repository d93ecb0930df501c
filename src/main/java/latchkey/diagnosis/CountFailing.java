package latchkey.diagnosis;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Map;
import latchkey.attempt.Reason;

/** How many clients fail now, by reason; slips that happened once count too. */
@ApplicationScoped
public class CountFailing {
    /** Only a day back, by the index of the worklist: who was not refused since is not failing. */
    private static final String COUNT = "SELECT reason, COUNT(*) FROM failing_client f"
            + " WHERE f.last_at > UTC_TIMESTAMP(3) - INTERVAL 1 DAY AND " + FailingClientState.SQL
            + " = 'failing' GROUP BY reason";

    CountFailing() {}

    public Map<Reason, Long> now(Statement statement) throws SQLException {
        Map<Reason, Long> failing = new EnumMap<>(Reason.class);
        try (ResultSet rows = statement.executeQuery(COUNT)) {
            while (rows.next()) {
                long clients = rows.getLong(2);
                Reason.ofKey(rows.getString(1)).ifPresent(reason -> failing.put(reason, clients));
            }
        }
        return failing;
    }
}
