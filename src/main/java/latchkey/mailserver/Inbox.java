package latchkey.mailserver;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import latchkey.shared.Utc;

/**
 * The reports that wait to be judged, and the logins whose end is still awaited.
 *
 * <p>Everything here happens in the caller's transaction, which must be {@code READ COMMITTED}: under {@code REPEATABLE
 * READ} taking locks the end of the table, and the next login's report waits and is lost.
 */
@ApplicationScoped
public class Inbox {
    private static final String COLUMNS = "id, at, source, login, address, protocol, outcome, open, app_password_id,"
            + " fingerprint, remote_ip, secured, mechanism, client_id, session, tries, source_time, source_key,"
            + " script_version";

    /** Another judge's rows are skipped, not waited for. */
    public static final String TAKE =
            "SELECT " + COLUMNS + " FROM login_report ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED";

    private static final String TAKE_OPEN = "SELECT " + COLUMNS + " FROM open_login"
            + " WHERE at < UTC_TIMESTAMP(3) - INTERVAL ? * 1000 MICROSECOND ORDER BY at LIMIT ? FOR UPDATE SKIP LOCKED";

    private final DataSource dataSource;

    Inbox(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public List<LoginReport> take(int most) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setInt(1, most);
            return read(take);
        }
    }

    /** @return none if another judge has it */
    public List<LoginReport> takeOne(long id) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement take = connection.prepareStatement(
                        "SELECT " + COLUMNS + " FROM login_report WHERE id = ? FOR UPDATE SKIP LOCKED")) {
            take.setLong(1, id);
            return read(take);
        }
    }

    /** Logins that were passed on and whose end has not come for that long. */
    public List<LoginReport> takeOpenOlderThan(long millis, int most) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement take = connection.prepareStatement(TAKE_OPEN)) {
            take.setLong(1, millis);
            take.setInt(2, most);
            return read(take);
        }
    }

    /** Open logins of these names as typed, for their ends to be matched. */
    public List<LoginReport> openOf(Collection<String> logins) throws SQLException {
        if (logins.isEmpty()) {
            return List.of();
        }
        String marks = logins.stream().map(login -> "?").collect(Collectors.joining(","));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find = connection.prepareStatement("SELECT " + COLUMNS
                        + " FROM open_login WHERE login IN (" + marks + ") ORDER BY id FOR UPDATE")) {
            int column = 1;
            for (String login : logins) {
                find.setString(column++, login);
            }
            return read(find);
        }
    }

    /** Out of the inbox, and waiting from now on for their end. */
    public void keepOpen(List<Long> ids) throws SQLException {
        change("INSERT INTO open_login (" + COLUMNS + ") SELECT " + COLUMNS + " FROM login_report WHERE id = ?", ids);
    }

    public void delete(List<Long> ids) throws SQLException {
        change("DELETE FROM login_report WHERE id = ?", ids);
    }

    public void deleteOpen(List<Long> ids) throws SQLException {
        change("DELETE FROM open_login WHERE id = ?", ids);
    }

    /** Sets a report aside that cannot be judged, so that it holds up no other. */
    public void reject(long id, String why) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement reject = connection.prepareStatement("INSERT INTO login_report_rejected (" + COLUMNS
                        + ", why) SELECT " + COLUMNS + ", ? FROM login_report WHERE id = ?")) {
            reject.setString(1, why.length() > 200 ? why.substring(0, 200) : why);
            reject.setLong(2, id);
            reject.executeUpdate();
        }
        delete(List.of(id));
    }

    private void change(String sql, List<Long> ids) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (long id : ids) {
                statement.setLong(1, id);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static List<LoginReport> read(PreparedStatement query) throws SQLException {
        List<LoginReport> reports = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                int fingerprint = rows.getInt("fingerprint");
                boolean noFingerprint = rows.wasNull();
                reports.add(new LoginReport(
                        rows.getLong("id"),
                        Utc.instant(rows.getObject("at", LocalDateTime.class)),
                        rows.getString("source"),
                        rows.getString("login"),
                        rows.getString("address"),
                        rows.getString("protocol"),
                        rows.getString("outcome"),
                        rows.getBoolean("open"),
                        rows.getString("app_password_id"),
                        noFingerprint ? null : fingerprint,
                        rows.getString("remote_ip"),
                        rows.getString("secured"),
                        rows.getString("mechanism"),
                        rows.getString("client_id"),
                        rows.getString("session"),
                        rows.getInt("tries")));
            }
        }
        return reports;
    }
}
