package latchkey.diagnosis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import latchkey.attempt.LoginUse;
import latchkey.shared.Utc;

/** Accepted logins as far as they are kept, asked only where a client that failed may be meant. */
final class KeptUses implements Hope.Past {
    private static final String OF_DEVICE =
            "SELECT 1 FROM login_use WHERE address = ? AND app_password_id = ? AND protocol = ? AND network = ?"
                    + " AND client_id = ? AND logins > 0 AND first_at < ? LIMIT 1";

    private static final String OF_APP_PASSWORD =
            "SELECT 1 FROM login_use WHERE app_password_id = ? AND logins > 0 AND first_at < ? LIMIT 1";

    private final Connection connection;

    KeptUses(Connection connection) {
        this.connection = connection;
    }

    @Override
    public boolean knowsDevice(LoginUse use, Instant before) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(OF_DEVICE)) {
            find.setString(1, use.address());
            find.setString(2, use.password());
            find.setString(3, use.report().protocol());
            find.setString(4, use.network());
            find.setString(5, use.report().clientId());
            find.setObject(6, Utc.column(before));
            return any(find);
        }
    }

    @Override
    public boolean knowsAppPassword(LoginUse use, Instant before) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(OF_APP_PASSWORD)) {
            find.setString(1, use.password());
            find.setObject(2, Utc.column(before));
            return any(find);
        }
    }

    private static boolean any(PreparedStatement find) throws SQLException {
        try (ResultSet row = find.executeQuery()) {
            return row.next();
        }
    }
}
