package latchkey.shared;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Statements over the rows of a feature, in the caller's transaction. */
public record Statements(DataSource dataSource) {

    /** Reads a row. */
    public interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** For a list of so many values; never empty. */
    public static String marks(Collection<?> list) {
        return String.join(",", Collections.nCopies(list.size(), "?"));
    }

    public int change(String statement, @Nullable Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement change = connection.prepareStatement(statement)) {
            bind(change, values);
            return change.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The same for each of many, sent together. */
    public void changeEach(String statement, List<Object[]> each) {
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

    public <T> List<T> rows(String query, Row<T> reading, @Nullable Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find = connection.prepareStatement(query)) {
            bind(find, values);
            List<T> found = new ArrayList<>();
            try (ResultSet row = find.executeQuery()) {
                while (row.next()) {
                    found.add(reading.of(row));
                }
            }
            return found;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, columnOf(values[i]));
        }
    }

    private static @Nullable Object columnOf(@Nullable Object value) {
        if (value instanceof Instant instant) {
            return Utc.column(instant);
        }
        boolean asText = value instanceof MailAddress || value instanceof UUID || value instanceof Enum<?>;
        return asText ? String.valueOf(value) : value;
    }
}
