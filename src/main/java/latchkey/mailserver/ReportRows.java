package latchkey.mailserver;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import latchkey.shared.Utc;

/** What the tables of reports have in common: their columns, and how a report is read, removed and set aside. */
record ReportRows(DataSource dataSource, String table) {
    static final String COLUMNS = "id, at, source, login, address, protocol, outcome, open, app_password_id,"
            + " fingerprint, remote_ip, secured, mechanism, client_id, session, tries, source_time, source_key,"
            + " script_version";

    /** @return none if another judge has it */
    List<LoginReport> takeOne(long id) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement take = connection.prepareStatement(
                        "SELECT " + COLUMNS + " FROM " + table + " WHERE id = ? FOR UPDATE SKIP LOCKED")) {
            take.setLong(1, id);
            return read(take);
        }
    }

    void delete(List<Long> ids) throws SQLException {
        change("DELETE FROM " + table + " WHERE id IN ", ids);
    }

    /** An id that was set aside before is no reason to fail: the mail server may send any. */
    void reject(long id, String why) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement reject = connection.prepareStatement("REPLACE INTO login_report_rejected (" + COLUMNS
                        + ", why) SELECT " + COLUMNS + ", ? FROM " + table + " WHERE id = ?")) {
            reject.setString(1, why.length() > 200 ? why.substring(0, 200) : why);
            reject.setLong(2, id);
            reject.executeUpdate();
        }
        delete(List.of(id));
    }

    /** One statement for all: the driver would send a batch as bulk, which INSERT … SELECT does not understand. */
    void change(String upToTheList, List<Long> ids) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        String marks = ids.stream().map(id -> "?").collect(Collectors.joining(",", "(", ")"));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(upToTheList + marks)) {
            int column = 1;
            for (long id : ids) {
                statement.setLong(column++, id);
            }
            statement.executeUpdate();
        }
    }

    /** Ids alone, so that a row which cannot be read as a report is among them. */
    static List<Long> readIds(PreparedStatement query) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        return ids;
    }

    static List<LoginReport> read(PreparedStatement query) throws SQLException {
        List<LoginReport> reports = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                reports.add(report(rows));
            }
        }
        return reports;
    }

    private static LoginReport report(ResultSet row) throws SQLException {
        int fingerprint = row.getInt("fingerprint");
        boolean noFingerprint = row.wasNull();
        return new LoginReport(
                row.getLong("id"),
                Utc.instant(row.getObject("at", LocalDateTime.class)),
                row.getString("source"),
                row.getString("login"),
                row.getString("address"),
                row.getString("protocol"),
                row.getString("outcome"),
                row.getBoolean("open"),
                row.getString("app_password_id"),
                noFingerprint ? null : fingerprint,
                row.getString("remote_ip"),
                row.getString("secured"),
                row.getString("mechanism"),
                row.getString("client_id"),
                row.getString("session"),
                (int) Math.min(row.getLong("tries"), Integer.MAX_VALUE));
    }
}
