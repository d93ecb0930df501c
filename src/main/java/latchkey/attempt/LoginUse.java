package latchkey.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.sql.DataSource;
import latchkey.mailserver.LoginReport;
import latchkey.shared.ManyRows;
import latchkey.shared.Network;
import latchkey.shared.Utc;

/**
 * An accepted login, kept as a count by app password (or main password), protocol, network and hour.
 *
 * @param address the mailbox that was opened
 * @param trial made by the portal before the app password was shown; counted apart, never a use
 */
public record LoginUse(LoginReport report, String address, boolean trial) {

    /** In the place of an app password: the main password through the webmail. Empty is the main password elsewhere. */
    public static final String WEBMAIL = "webmail";

    /** In the place of an app password: one that was made at the mail server itself. No rule touches these. */
    public static final String FOREIGN = "foreign";

    public String network() {
        return report.remoteIp() == null
                ? ""
                : Network.of(report.remoteIp()).map(Network::text).orElse("");
    }

    /** What got in: the id of an app password, or what is in the place of one. */
    public String password() {
        if (report.outcome().equals(LoginReport.WEBMAIL_OK)) {
            return WEBMAIL;
        }
        if (report.outcome().equals(LoginReport.FOREIGN_APP_PASSWORD_OK)) {
            return FOREIGN;
        }
        return report.appPasswordId() == null ? "" : report.appPasswordId();
    }

    @ApplicationScoped
    public static class Repository {
        /** Up to the value for the delay of the verdict. */
        static final String INSERT = """
                INSERT INTO login_use (address, app_password_id, protocol, network, hour, source, logins, trials,
                    first_at, last_at, client_id, judged_within_ms)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,\s""";

        // Assignments run from left to right: the times must look at the count before it is raised.
        static final String MERGE = """

                ON DUPLICATE KEY UPDATE
                    first_at = IF(VALUES(logins) = 0, first_at,
                        IF(logins = 0, VALUES(first_at), LEAST(first_at, VALUES(first_at)))),
                    last_at = IF(VALUES(logins) = 0, last_at,
                        IF(logins = 0, VALUES(last_at), GREATEST(last_at, VALUES(last_at)))),
                    logins = logins + VALUES(logins),
                    trials = trials + VALUES(trials),
                    client_id = COALESCE(VALUES(client_id), client_id),
                    judged_within_ms = GREATEST(judged_within_ms, VALUES(judged_within_ms))
                """;

        private static final String ADD =
                INSERT + "GREATEST(0, TIMESTAMPDIFF(MICROSECOND, ?, UTC_TIMESTAMP(3)) DIV 1000))" + MERGE;

        private final DataSource dataSource;

        Repository(DataSource dataSource) {
            this.dataSource = dataSource;
        }

        /** In the caller's transaction. */
        public void addAll(List<LoginUse> uses) throws SQLException {
            try (Connection connection = dataSource.getConnection()) {
                ManyRows.insert(connection, ADD, uses, Repository::bind);
            }
        }

        private static int bind(PreparedStatement add, int first, LoginUse use) throws SQLException {
            LoginReport report = use.report();
            int column = first;
            add.setString(column++, use.address());
            add.setString(column++, use.password());
            add.setString(column++, report.protocol());
            add.setString(column++, use.network());
            add.setObject(column++, Utc.column(report.at().truncatedTo(ChronoUnit.HOURS)));
            add.setString(column++, report.source());
            add.setInt(column++, use.trial() ? 0 : report.tries());
            add.setInt(column++, use.trial() ? report.tries() : 0);
            add.setObject(column++, Utc.column(report.at()));
            add.setObject(column++, Utc.column(report.at()));
            add.setString(column++, report.clientId());
            add.setObject(column++, Utc.column(report.at()));
            return column;
        }
    }
}
