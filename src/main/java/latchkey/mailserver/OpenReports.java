package latchkey.mailserver;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import latchkey.shared.Utc;

/** Reports of logins that were passed on and whose end is still awaited. All of it in the caller's transaction. */
@ApplicationScoped
public class OpenReports {
    private static final String OVERDUE = " FROM open_login WHERE at < LEAST(UTC_TIMESTAMP(3),"
            + " COALESCE(?, UTC_TIMESTAMP(3))) - INTERVAL ? * 1000 MICROSECOND ORDER BY at LIMIT ?";

    private final DataSource dataSource;
    private final ReportRows rows;

    OpenReports(DataSource dataSource) {
        this.dataSource = dataSource;
        this.rows = new ReportRows(dataSource, "open_login");
    }

    /** Out of the inbox, and waiting from now on for their end. */
    public void keep(List<Long> ids) throws SQLException {
        rows.change(
                "INSERT INTO open_login (" + ReportRows.COLUMNS + ") SELECT " + ReportRows.COLUMNS
                        + " FROM login_report WHERE id IN ",
                ids);
    }

    /** Those of these names as typed, for their ends to be matched. */
    public List<LoginReport> of(Collection<String> logins) throws SQLException {
        if (logins.isEmpty()) {
            return List.of();
        }
        String marks = logins.stream().map(login -> "?").collect(Collectors.joining(","));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find = connection.prepareStatement("SELECT " + ReportRows.COLUMNS
                        + " FROM open_login WHERE login IN (" + marks + ") ORDER BY id FOR UPDATE")) {
            int column = 1;
            for (String login : logins) {
                find.setString(column++, login);
            }
            return ReportRows.read(find);
        }
    }

    /**
     * Logins whose end has not come for that long.
     *
     * @param readUpTo how far the inbox has been read, if there is more in it: an end may lie there, however late it is
     */
    public List<LoginReport> takeOverdue(Duration wait, Optional<Instant> readUpTo, int most) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement take = connection.prepareStatement(
                        "SELECT " + ReportRows.COLUMNS + OVERDUE + " FOR UPDATE SKIP LOCKED")) {
            bind(take, wait, readUpTo, most);
            return ReportRows.read(take);
        }
    }

    /** Which are overdue, whether or not they can be read. */
    public List<Long> overdueIds(Duration wait, int most) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find = connection.prepareStatement("SELECT id" + OVERDUE)) {
            bind(find, wait, Optional.empty(), most);
            return ReportRows.readIds(find);
        }
    }

    /** @return none if another judge has it */
    public List<LoginReport> takeOne(long id) throws SQLException {
        return rows.takeOne(id);
    }

    public void delete(List<Long> ids) throws SQLException {
        rows.delete(ids);
    }

    /** Sets one aside that cannot be judged. */
    public void reject(long id, String why) throws SQLException {
        rows.reject(id, why);
    }

    private static void bind(PreparedStatement query, Duration wait, Optional<Instant> readUpTo, int most)
            throws SQLException {
        query.setObject(1, Utc.columnOrNull(readUpTo.orElse(null)));
        query.setLong(2, wait.toMillis());
        query.setInt(3, most);
    }
}
