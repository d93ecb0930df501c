package latchkey.mailserver;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * The reports that wait to be judged.
 *
 * <p>Everything here happens in the caller's transaction, which must be {@code READ COMMITTED}: under {@code REPEATABLE
 * READ} taking locks the end of the table, and the next login's report waits and is lost.
 */
@ApplicationScoped
public class Inbox {
    /** Another judge's rows are skipped, not waited for. */
    public static final String TAKE =
            "SELECT " + ReportRows.COLUMNS + " FROM login_report ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED";

    private final DataSource dataSource;
    private final ReportRows rows;

    Inbox(DataSource dataSource) {
        this.dataSource = dataSource;
        this.rows = new ReportRows(dataSource, "login_report");
    }

    public List<LoginReport> take(int most) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setInt(1, most);
            return ReportRows.read(take);
        }
    }

    /** Which reports wait, whether or not they can be read. */
    public List<Long> ids(int most) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find =
                        connection.prepareStatement("SELECT id FROM login_report ORDER BY id LIMIT ?")) {
            find.setInt(1, most);
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

    /** Sets a report aside that cannot be judged, so that it holds up no other. */
    public void reject(long id, String why) throws SQLException {
        rows.reject(id, why);
    }
}
