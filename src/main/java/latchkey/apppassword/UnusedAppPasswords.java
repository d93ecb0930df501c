package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import latchkey.shared.Utc;

/** Finds what nobody has used, in windows of the table: an index would have to be kept up at each use. */
@ApplicationScoped
class UnusedAppPasswords {
    private static final int AT_ONCE = 2000;
    private static final String BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

    private static final String NEXT = "SELECT CAST(MAX(id) AS CHAR) FROM (SELECT id FROM app_password"
            + " WHERE id > CAST(? AS UUID) ORDER BY id LIMIT " + AT_ONCE + ") next";

    private static final String IDLE_SINCE =
            "GREATEST(COALESCE(p.last_used_at, p.shown_at)," + " COALESCE(p.revived_at, p.shown_at))";

    private static final String WINDOW = " WHERE p.id > CAST(? AS UUID) AND p.id <= CAST(? AS UUID)"
            + " AND p.state = 'live' AND p.shown_at IS NOT NULL AND ";

    private static final String UNUSED = "SELECT CAST(p.id AS CHAR) FROM app_password p"
            + " JOIN account a ON a.address = p.address" + WINDOW + "p.ends_at IS NULL AND " + IDLE_SINCE
            + " <= ? AND a.active AND a.domain IN (%s) ORDER BY " + IDLE_SINCE;

    private static final String FORGET = "UPDATE app_password p SET p.expiry_told = 0, p.expiry_told_at = NULL" + WINDOW
            + "p.expiry_told > 0 AND " + IDLE_SINCE + " > ?";

    /** One in a hundred of those that were live a day ago, and one at least. */
    private static final String ROOM = "SELECT GREATEST(1, (live.n + gone.n) DIV 100) > gone.n FROM"
            + " (SELECT COUNT(*) AS n FROM app_password WHERE state = 'live') live,"
            + " (SELECT COUNT(*) AS n FROM audit_entry WHERE what = 'APP_PASSWORD_EXPIRED' AND at > ?) gone";

    private final DataSource dataSource;

    UnusedAppPasswords(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @return where it ends; empty behind the last one */
    String windowAfter(String reached) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find = connection.prepareStatement(NEXT)) {
            find.setString(1, from(reached));
            try (ResultSet row = find.executeQuery()) {
                row.next();
                String last = row.getString(1);
                return last == null ? "" : last;
            }
        }
    }

    /** Of what is in use again. */
    void forgetWhatWasTold(String reached, String last, Instant now) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement forget = connection.prepareStatement(FORGET)) {
            forget.setString(1, from(reached));
            forget.setString(2, last);
            forget.setObject(3, Utc.column(Expiry.idleBefore(now)));
            forget.executeUpdate();
        }
    }

    /** Those first that were forgotten first. A mailbox that is off uses nothing, and its keeper could not tell. */
    List<UUID> in(String reached, String last, Instant now, List<String> domains) throws SQLException {
        List<UUID> found = new ArrayList<>();
        if (domains.isEmpty()) {
            return found;
        }
        String marks = domains.stream().map(domain -> "?").collect(Collectors.joining(","));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find = connection.prepareStatement(UNUSED.formatted(marks))) {
            find.setString(1, from(reached));
            find.setString(2, last);
            find.setObject(3, Utc.column(Expiry.idleBefore(now)));
            int column = 4;
            for (String domain : domains) {
                find.setString(column++, domain);
            }
            try (ResultSet rows = find.executeQuery()) {
                while (rows.next()) {
                    found.add(UUID.fromString(rows.getString(1)));
                }
            }
        }
        return found;
    }

    /** In the caller's transaction. */
    boolean mayExpireOneMore(Instant now) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement ask = connection.prepareStatement(ROOM)) {
            ask.setObject(1, Utc.column(now.minus(Duration.ofDays(1))));
            try (ResultSet row = ask.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String from(String reached) {
        return reached.isEmpty() ? BEFORE_ALL : reached;
    }
}
