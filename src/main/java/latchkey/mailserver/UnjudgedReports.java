package latchkey.mailserver;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;

/** Reports that still wait for their verdict and come into the history later, at the time of their login. */
public final class UnjudgedReports {
    private static final String ANY =
            "SELECT EXISTS (SELECT 1 FROM (SELECT at FROM login_report ORDER BY id LIMIT 1) oldest"
                    + " WHERE at < ?) OR EXISTS (SELECT 1 FROM open_login WHERE at < ?)";

    private UnjudgedReports() {}

    public static boolean anyBefore(Connection connection, LocalDateTime time) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(ANY)) {
            ask.setObject(1, time);
            ask.setObject(2, time);
            try (ResultSet row = ask.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
