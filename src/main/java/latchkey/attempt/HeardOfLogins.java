package latchkey.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Whether any mail server tells of logins at all: a list of failures is empty without that, too. */
@ApplicationScoped
public class HeardOfLogins {
    private static final String USE =
            "SELECT 1 FROM login_use WHERE hour >= UTC_TIMESTAMP() - INTERVAL 25 HOUR LIMIT 1";
    private static final String REFUSAL =
            "SELECT 1 FROM login_attempt WHERE at >= UTC_TIMESTAMP(3) - INTERVAL 24 HOUR LIMIT 1";

    private final DataSource dataSource;

    HeardOfLogins(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Accepted or refused, and judged. */
    @Transactional
    public boolean withinADay() {
        try (Connection connection = dataSource.getConnection()) {
            return finds(connection, USE) || finds(connection, REFUSAL);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static boolean finds(Connection connection, String query) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(query);
                ResultSet row = find.executeQuery()) {
            return row.next();
        }
    }
}
