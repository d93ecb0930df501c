package latchkey.operations.check;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import latchkey.shared.Utc;

/** Remembers for all replicas, where it is the same for all, since when each check stands as it does. */
@ApplicationScoped
class CheckStates {
    // Assignments run from left to right: the time looks at the old state.
    private static final String WRITE = """
            INSERT INTO check_state (what, state, since) VALUES (?, ?, ?)
            ON DUPLICATE KEY UPDATE
                since = IF(state = VALUES(state), since, VALUES(since)),
                state = VALUES(state)
            """;

    private final Map<Check, Known> here = new ConcurrentHashMap<>();
    private final DataSource dataSource;

    CheckStates(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    private record Known(State state, Instant since) {}

    Map<Check, Instant> since(List<Finding> findings, Instant now) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement write = connection.prepareStatement(WRITE)) {
            Map<Check, Known> known = known(connection);
            Map<Check, Instant> since = new EnumMap<>(Check.class);
            for (Finding finding : findings) {
                Known before = known.get(finding.check());
                if (ReplicaStates.areOf(finding.check())) {
                    since.put(finding.check(), here(finding, now));
                } else if (before != null && before.state() == finding.state()) {
                    since.put(finding.check(), before.since());
                } else {
                    write.setString(1, finding.check().name());
                    write.setString(2, finding.state().name());
                    write.setObject(3, Utc.column(now));
                    write.executeUpdate();
                    since.put(finding.check(), now);
                }
            }
            return since;
        }
    }

    private Instant here(Finding finding, Instant now) {
        return here.compute(
                        finding.check(),
                        (check, before) -> before != null && before.state() == finding.state()
                                ? before
                                : new Known(finding.state(), now))
                .since();
    }

    private static Map<Check, Known> known(Connection connection) throws SQLException {
        Map<Check, Known> known = new EnumMap<>(Check.class);
        try (PreparedStatement find = connection.prepareStatement("SELECT what, state, since FROM check_state");
                ResultSet rows = find.executeQuery()) {
            while (rows.next()) {
                for (Check check : Check.values()) {
                    if (check.name().equals(rows.getString("what"))) {
                        known.put(
                                check,
                                new Known(
                                        State.valueOf(rows.getString("state")),
                                        Utc.instant(rows.getObject("since", LocalDateTime.class))));
                    }
                }
            }
        }
        return known;
    }
}
