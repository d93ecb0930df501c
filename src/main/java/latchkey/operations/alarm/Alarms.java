package latchkey.operations.alarm;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import latchkey.operations.check.Check;
import latchkey.shared.Utc;

/** The table of alarms, each statement for itself: one replica at a time writes it. */
@ApplicationScoped
class Alarms {
    // One that comes again before its end was told goes on.
    private static final String RAISE = """
            INSERT INTO alarm (what, raised_at) VALUES (?, ?) ON DUPLICATE KEY UPDATE
                raised_at = IF(cleared_at IS NULL, raised_at, VALUES(raised_at)), cleared_at = NULL
            """;

    private final DataSource dataSource;

    Alarms(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    List<Alarm> all() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find = connection.prepareStatement("SELECT * FROM alarm ORDER BY raised_at, what");
                ResultSet rows = find.executeQuery()) {
            List<Alarm> all = new ArrayList<>();
            while (rows.next()) {
                Optional<Check> what = check(rows.getString("what"));
                if (what.isPresent()) {
                    all.add(alarm(what.get(), rows));
                }
            }
            return all;
        }
    }

    void raise(Check what, Instant now) throws SQLException {
        change(RAISE, what.name(), Utc.column(now));
    }

    void clear(Check what, Instant now) throws SQLException {
        change("UPDATE alarm SET cleared_at = ? WHERE what = ? AND cleared_at IS NULL", Utc.column(now), what.name());
    }

    void told(Check what, Way way, Told told) throws SQLException {
        change("UPDATE alarm SET " + way.column() + " = ? WHERE what = ?", told.name(), what.name());
    }

    void forget(Check what) throws SQLException {
        change("DELETE FROM alarm WHERE what = ? AND cleared_at IS NOT NULL", what.name());
    }

    private void change(String sql, Object... values) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private static Alarm alarm(Check what, ResultSet row) throws SQLException {
        Map<Way, Told> told = new EnumMap<>(Way.class);
        for (Way way : Way.values()) {
            told.put(way, Told.valueOf(row.getString(way.column())));
        }
        return new Alarm(
                what,
                Utc.instant(row.getObject("raised_at", LocalDateTime.class)),
                Optional.ofNullable(row.getObject("cleared_at", LocalDateTime.class))
                        .map(Utc::instant),
                told);
    }

    /** A later version may know more of them. */
    private static Optional<Check> check(String name) {
        for (Check check : Check.values()) {
            if (check.name().equals(name)) {
                return Optional.of(check);
            }
        }
        return Optional.empty();
    }
}
