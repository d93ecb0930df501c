package latchkey.migration;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import latchkey.shared.Statements;
import latchkey.shared.Utc;
import org.jspecify.annotations.Nullable;

/** Statements over many accounts at once, in the caller's transaction. */
@ApplicationScoped
class Sql {
    private final Statements statements;

    Sql(DataSource dataSource) {
        this.statements = new Statements(dataSource);
    }

    /** The same for each of many, sent together. */
    void changeEach(String statement, List<Object[]> each) {
        statements.changeEach(statement, each);
    }

    int change(String statement, @Nullable Object... values) {
        return statements.change(statement, values);
    }

    <T> List<T> rows(String query, Statements.Row<T> row, @Nullable Object... values) {
        return statements.rows(query, row, values);
    }

    <T> Optional<T> row(String query, Statements.Row<T> row, @Nullable Object... values) {
        return rows(query, row, values).stream().findFirst();
    }

    long number(String query, @Nullable Object... values) {
        return row(query, found -> found.getLong(1), values).orElse(0L);
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDateTime.class)).map(Utc::instant);
    }
}
