package latchkey.operations.importing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Statements on one connection. */
record Sql(Connection connection) {
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    int change(String statement, @Nullable Object... values) throws SQLException {
        try (PreparedStatement change = connection.prepareStatement(statement)) {
            bind(change, List.of(), values);
            return change.executeUpdate();
        }
    }

    /** One statement for many rows. */
    <T> void batch(String statement, Collection<T> rows, java.util.function.Function<T, @Nullable Object[]> values)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement change = connection.prepareStatement(statement)) {
            for (T row : rows) {
                bind(change, List.of(), values.apply(row));
                change.addBatch();
            }
            change.executeBatch();
        }
    }

    <T> List<T> rows(String query, Row<T> row, @Nullable Object... values) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(query)) {
            bind(find, List.of(), values);
            return read(find, row);
        }
    }

    /** @param upToTheList ends where the list of what is looked for begins */
    <T> List<T> among(String upToTheList, Collection<String> list, Row<T> row) throws SQLException {
        if (list.isEmpty()) {
            return List.of();
        }
        String marks = list.stream().map(one -> "?").collect(Collectors.joining(",", "(", ")"));
        try (PreparedStatement find = connection.prepareStatement(upToTheList + marks)) {
            bind(find, list);
            return read(find, row);
        }
    }

    long number(String query, @Nullable Object... values) throws SQLException {
        return rows(query, row -> row.getLong(1), values).get(0);
    }

    private static <T> List<T> read(PreparedStatement find, Row<T> row) throws SQLException {
        List<T> found = new ArrayList<>();
        try (ResultSet rows = find.executeQuery()) {
            while (rows.next()) {
                found.add(row.of(rows));
            }
        }
        return found;
    }

    private static void bind(PreparedStatement statement, Collection<String> list, @Nullable Object... values)
            throws SQLException {
        int column = 1;
        for (String one : list) {
            statement.setString(column++, one);
        }
        for (Object value : values) {
            if (value instanceof java.util.UUID || value instanceof Enum<?>) {
                statement.setString(column++, value.toString());
            } else {
                statement.setObject(column++, value);
            }
        }
    }
}
