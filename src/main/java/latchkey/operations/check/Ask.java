package latchkey.operations.check;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import latchkey.shared.Utc;

/** Short questions to the database. */
@ApplicationScoped
class Ask {
    private static final int PATIENCE_S = 10;

    private final DataSource dataSource;

    Ask(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    <T> List<T> rows(String query, Row<T> row) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(PATIENCE_S);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    found.add(row.of(rows));
                }
            }
            return found;
        }
    }

    /** For a query that always has one row. */
    <T> T row(String query, Row<T> row) throws SQLException {
        return rows(query, row).get(0);
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDateTime.class)).map(Utc::instant);
    }
}
