package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import javax.sql.DataSource;
import latchkey.mailserver.ReportConfig;
import latchkey.shared.Chore;
import latchkey.shared.Network;
import latchkey.shared.ShortTransaction;
import latchkey.shared.Utc;

/** Shortens the network of an app password's last use. There is no index for it: each use would have to keep it up. */
@ApplicationScoped
class ShortenLastUses implements Chore {
    private static final int AT_ONCE = 2000;

    private static final String NEXT = "SELECT CAST(MAX(id) AS CHAR) FROM (SELECT id FROM app_password"
            + " WHERE id > CAST(? AS UUID) ORDER BY id LIMIT " + AT_ONCE + ") next";

    private static final String SHORTEN = "UPDATE app_password SET last_used_network = "
            + Network.shortenedSql("last_used_network") + " WHERE id > CAST(? AS UUID) AND id <= CAST(? AS UUID)"
            + " AND last_used_at < ? AND " + Network.exactSql("last_used_network");

    private static final String BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

    private final DataSource dataSource;
    private final ReportConfig config;

    ShortenLastUses(DataSource dataSource, ReportConfig config) {
        this.dataSource = dataSource;
        this.config = config;
    }

    @Override
    public String name() {
        return "last-use-networks";
    }

    @Override
    public Step step(Instant now, String reached) throws SQLException {
        LocalDateTime old = Utc.column(now.minus(config.networksKeptFor()));
        String after = reached.isEmpty() ? BEFORE_ALL : reached;
        return ShortTransaction.in(dataSource, connection -> {
            String last = next(connection, after);
            return last.isEmpty()
                    ? new Step(0, "", false)
                    : new Step(shorten(connection, after, last, old), last, true);
        });
    }

    private static String next(Connection connection, String after) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(NEXT)) {
            find.setString(1, after);
            try (ResultSet row = find.executeQuery()) {
                row.next();
                String last = row.getString(1);
                return last == null ? "" : last;
            }
        }
    }

    private static int shorten(Connection connection, String after, String last, LocalDateTime old)
            throws SQLException {
        try (PreparedStatement shorten = connection.prepareStatement(SHORTEN)) {
            shorten.setString(1, after);
            shorten.setString(2, last);
            shorten.setObject(3, old);
            return shorten.executeUpdate();
        }
    }
}
