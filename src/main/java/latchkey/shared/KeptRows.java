package latchkey.shared;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table that belong to somebody, read along an index some at a time: no connection is held while the file goes
 * out to a slow reader.
 *
 * @param columns with the names that they have in the file
 * @param from the table, with what is joined to it
 * @param owner the column that says whose a row is
 * @param time the column that they are read along
 */
public record KeptRows(
        What what,
        By by,
        Optional<Duration> keptFor,
        DataSource dataSource,
        String columns,
        String from,
        String owner,
        String time)
        implements KeptData {
    private static final int AT_ONCE = 1000;
    private static final LocalDateTime BEFORE_ALL = LocalDateTime.of(1000, 1, 1, 0, 0);

    private record Row(LocalDateTime at, Map<String, @Nullable Object> values) {}

    @Override
    public Part part(String key, String after) throws SQLException {
        LocalDateTime from = after.isEmpty() ? BEFORE_ALL : LocalDateTime.parse(after);
        return ShortTransaction.in(dataSource, connection -> {
            for (int most = AT_ONCE; ; most *= 4) {
                List<Row> rows = read(connection, key, from, most + 1);
                if (rows.size() <= most) {
                    return new Part(values(rows), Optional.empty());
                }
                // The next part begins behind an instant: what shares the last one's is left for it.
                LocalDateTime next = rows.get(most).at();
                List<Row> before =
                        rows.stream().filter(row -> row.at().isBefore(next)).toList();
                if (!before.isEmpty()) {
                    String reached = before.get(before.size() - 1).at().toString();
                    return new Part(values(before), Optional.of(reached));
                }
            }
        });
    }

    private List<Row> read(Connection connection, String key, LocalDateTime after, int most) throws SQLException {
        String sql = "SELECT " + time + ", " + columns + " FROM " + from + " WHERE " + owner + " = ? AND " + time
                + " > ? ORDER BY " + time + " LIMIT " + most;
        try (PreparedStatement find = connection.prepareStatement(sql)) {
            find.setString(1, key);
            find.setObject(2, after);
            try (ResultSet row = find.executeQuery()) {
                List<Row> rows = new ArrayList<>();
                while (row.next()) {
                    rows.add(new Row(row.getObject(1, LocalDateTime.class), values(row)));
                }
                return rows;
            }
        }
    }

    private static List<Map<String, @Nullable Object>> values(List<Row> rows) {
        return rows.stream().map(Row::values).toList();
    }

    private static Map<String, @Nullable Object> values(ResultSet row) throws SQLException {
        ResultSetMetaData about = row.getMetaData();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int column = 2; column <= about.getColumnCount(); column++) {
            values.put(about.getColumnLabel(column), value(row, column, about.getColumnType(column)));
        }
        return values;
    }

    private static @Nullable Object value(ResultSet row, int column, int type) throws SQLException {
        if (type == Types.TIMESTAMP) {
            LocalDateTime time = row.getObject(column, LocalDateTime.class);
            return time == null ? null : Utc.instant(time).toString();
        }
        Object value =
                switch (type) {
                    case Types.BIT, Types.BOOLEAN -> row.getBoolean(column);
                    case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> row.getLong(column);
                    default -> row.getString(column);
                };
        return row.wasNull() ? null : value;
    }
}
