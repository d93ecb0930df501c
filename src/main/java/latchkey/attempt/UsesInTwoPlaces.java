package latchkey.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import latchkey.shared.MailAddress;
import latchkey.shared.Utc;

/**
 * App passwords that were used from two networks within the same hour. An IPv4 address and an IPv6 network are one place: a
 * device at home has both.
 */
@ApplicationScoped
public class UsesInTwoPlaces {
    private static final String FIND = "SELECT DISTINCT app_password_id FROM (SELECT app_password_id"
            + " FROM login_use WHERE address = ? AND last_at >= ? AND logins > 0"
            + " AND app_password_id NOT IN ('', 'webmail', 'foreign') GROUP BY app_password_id, hour, network LIKE '%:%'"
            + " HAVING COUNT(DISTINCT network) > 1) hours";

    private final DataSource dataSource;

    UsesInTwoPlaces(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Their ids. */
    public Set<String> of(MailAddress account, Instant since) {
        Set<String> found = new HashSet<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setString(1, account.toString());
            find.setObject(2, Utc.column(since));
            try (ResultSet rows = find.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return found;
    }
}
