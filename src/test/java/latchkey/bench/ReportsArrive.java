package latchkey.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import latchkey.parts.MariaDb;
import latchkey.parts.OwnSchema;

/**
 * Reports of a morning on which many fail. Of ten, four are of app passwords that work, two tell of one login by a main
 * password that the mail server lets in, and four are refused for four reasons.
 */
record ReportsArrive(OwnSchema schema, int accounts) {
    private static final String COLUMNS =
            "source, login, address, protocol, outcome, open, app_password_id, fingerprint,"
                    + " remote_ip, secured, mechanism, client_id, session, script_version";

    /** Each mailbox tries from its own network, and repeats its secret, as devices do. */
    private String some(String numbers) {
        return "'dovecot', " + LargeSite.person("a") + ", " + LargeSite.person("a") + ", 'imap',"
                + " ELT(1 + kind, 'app_password_ok', 'app_password_ok', 'app_password_ok', 'app_password_ok',"
                + " 'not_an_app_password', 'main_password_ok', 'revoked', 'main_password', 'not_an_app_password',"
                + " 'unknown_selector'), kind = 4, IF(kind < 4, " + LargeSite.appPassword("a")
                + ", NULL), IF(kind < 4, NULL, a % 60000), " + LargeSite.network("a")
                + ", 'TLS', 'PLAIN', IF(kind IN (4, 5), NULL, CONCAT('\"name\" \"Thunderbird\" \"version\" \"', a % 128, '\"')),"
                + " NULL, 1 FROM (SELECT n % 10 AS kind, CASE WHEN n % 10 < 4 THEN 4 * ((n * 104729) % " + accounts / 4
                + ") WHEN n % 10 IN (4, 5) THEN (n DIV 10 * 15485863) % " + accounts + " ELSE (n * 7919) % "
                + Size.FAILING_ACCOUNTS + " END AS a, n FROM (SELECT " + numbers + ") AS numbered) AS reports";
    }

    /** All at once, as after an hour without a portal. */
    void atOnce(int from, int many) throws SQLException {
        try (Connection connection = schema.connect();
                PreparedStatement arrive = connection.prepareStatement("INSERT INTO login_report (at, "
                        + COLUMNS + ") SELECT UTC_TIMESTAMP(3) - INTERVAL (" + (from + many)
                        + " - n) * 200 MICROSECOND, "
                        + some("seq AS n FROM seq_" + from + "_to_" + (from + many - 1)))) {
            arrive.executeUpdate();
        }
    }

    /** For a mail server, which tells of each login as it happens. */
    OneByOne oneByOne() throws SQLException {
        return new OneByOne(
                schema.connect(MariaDb.DOVECOT), "INSERT INTO login_report (" + COLUMNS + ") SELECT " + some("? AS n"));
    }

    static final class OneByOne implements AutoCloseable {
        private final Connection connection;
        private final PreparedStatement arrive;

        private OneByOne(Connection connection, String sql) throws SQLException {
            this.connection = connection;
            this.arrive = connection.prepareStatement(sql);
        }

        void arrive(int number) throws SQLException {
            arrive.setInt(1, number);
            arrive.executeUpdate();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
