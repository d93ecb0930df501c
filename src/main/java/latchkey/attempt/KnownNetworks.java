package latchkey.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import latchkey.shared.MailAddress;
import latchkey.shared.Network;
import latchkey.shared.Utc;

/**
 * From where an app password was used. A use of more than some days ago is known by its shortened network only, so it
 * speaks for every network in that.
 */
@ApplicationScoped
public class KnownNetworks {
    /** Some points of the key for each protocol, however many logins there were. */
    private static final String FIND = "SELECT 1 FROM login_use WHERE address = ? AND app_password_id = ?"
            + " AND protocol IN ('imap', 'pop3', 'smtp', 'sieve') AND network IN (?, ?) AND hour >= ? AND logins > 0"
            + " LIMIT 1";

    private final DataSource dataSource;

    KnownNetworks(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** In the caller's transaction, before the login in question is kept. */
    public boolean has(MailAddress address, String appPassword, String network, Instant since) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setString(1, address.toString());
            find.setString(2, appPassword);
            find.setString(3, network);
            find.setString(4, new Network(network).shortened());
            find.setObject(5, Utc.column(since.truncatedTo(ChronoUnit.HOURS)));
            try (ResultSet row = find.executeQuery()) {
                return row.next();
            }
        }
    }
}
