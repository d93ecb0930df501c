package latchkey.migration;

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
import java.util.UUID;
import javax.sql.DataSource;
import latchkey.shared.Utc;
import org.jspecify.annotations.Nullable;

/** Statements over many accounts at once, in the caller's transaction. */
@ApplicationScoped
class Sql {
    private final DataSource dataSource;

    Sql(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The same for each of many, sent together. */
    void changeEach(String statement, List<Object[]> each) {
        if (each.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement change = connection.prepareStatement(statement)) {
            for (Object[] values : each) {
                bind(change, values);
                change.addBatch();
            }
            change.executeBatch();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    int change(String statement, @Nullable Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement change = connection.prepareStatement(statement)) {
            bind(change, values);
            return change.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    <T> List<T> rows(String query, Row<T> row, @Nullable Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find = connection.prepareStatement(query)) {
            bind(find, values);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = find.executeQuery()) {
                while (rows.next()) {
                    found.add(row.of(rows));
                }
            }
            return found;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    <T> Optional<T> row(String query, Row<T> row, @Nullable Object... values) {
        return rows(query, row, values).stream().findFirst();
    }

    long number(String query, @Nullable Object... values) {
        return row(query, found -> found.getLong(1), values).orElse(0L);
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDateTime.class)).map(Utc::instant);
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof Instant instant) {
                statement.setObject(i + 1, Utc.column(instant));
            } else if (value instanceof UUID || value instanceof Enum<?>) {
                statement.setString(i + 1, value.toString());
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }
}
