package latchkey.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** How a database reads what the page of logins asks for. */
public final class LoginPlans {
    private static final String STORMED = "stormed@plans.example";

    private LoginPlans() {}

    /** @param database one that has the tables, as somebody who may do anything */
    public static void areBoundedByAnIndex(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            for (String address : List.of(STORMED, "other@plans.example")) {
                statement.execute(
                        "INSERT INTO login_attempt (id, at, judged_at, source, login, address, protocol, outcome, passed_on,"
                                + " reason, certainty, network, tries) SELECT 700000000000 + CRC32('" + address
                                + "') * 10 + seq, UTC_TIMESTAMP(3) - INTERVAL seq * 5 MINUTE, UTC_TIMESTAMP(3), 'dovecot',"
                                + " '', '" + address + "', 'imap', 'revoked', FALSE, 'stale-client', 'certain',"
                                + " '192.0.2.1', 1 FROM seq_1_to_12000");
                statement.execute(
                        "INSERT INTO login_use (address, app_password_id, protocol, network, hour, source, logins,"
                                + " first_at, last_at, judged_within_ms) SELECT '" + address + "', '', 'imap',"
                                + " CONCAT('192.0.2.', seq % 20), UTC_TIMESTAMP() - INTERVAL seq HOUR, 'dovecot', 1,"
                                + " UTC_TIMESTAMP(3) - INTERVAL seq HOUR, UTC_TIMESTAMP(3) - INTERVAL seq HOUR, 1"
                                + " FROM seq_1_to_4000");
            }
            statement.execute("ANALYZE TABLE login_attempt, login_use");

            assertThat(plan(statement, AccountLogins.REFUSED, "login_attempt"))
                    .isEqualTo("range login_attempt_address Using where");
            assertThat(plan(statement, AccountLogins.ACCEPTED.formatted(""), "login_use"))
                    .isEqualTo("range login_use_last Using where");

            statement.execute("DELETE FROM login_attempt WHERE address LIKE '%@plans.example'");
            statement.execute("DELETE FROM login_use WHERE address LIKE '%@plans.example'");
        }
    }

    private static String plan(Statement statement, String sql, String table) throws SQLException {
        String asked = sql.replace(":address", "'" + STORMED + "'")
                .replace(":since", "UTC_TIMESTAMP(3) - INTERVAL 30 DAY")
                .replace(":most", "10000")
                .replace(":lines", "500");
        List<String> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("EXPLAIN " + asked)) {
            while (rows.next()) {
                if (table.equals(rows.getString("table"))) {
                    found.add(rows.getString("type") + " " + rows.getString("key") + " " + rows.getString("Extra"));
                }
            }
        }
        return String.join(", ", found);
    }
}
