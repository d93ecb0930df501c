package latchkey.diagnosis;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import latchkey.attempt.Certainty;
import latchkey.attempt.LoginAttempt;
import latchkey.attempt.Reason;
import latchkey.mailserver.LoginReport;
import latchkey.shared.Utc;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a minute the logins that were passed on and not accepted. When it turns out that their mail server let
 * nobody in, they are filed anew, and are taken out of the failing clients. Everything in the caller's transaction.
 */
@ApplicationScoped
class UnansweredLogins {
    /** Of those that could only be refused, such as another account's app password, a silent server says nothing. */
    private static final Set<String> COUNTED = Set.of(LoginReport.APP_PASSWORD_OK, "not_an_app_password");

    /** These are wrong whoever answers. */
    private static final Set<String> PROVED = Set.of("surely_mistyped", "other_account");

    /** Filed so already; and who guesses is refused by a server that is well. */
    private static final Set<Reason> NO_SIGN = Set.of(Reason.MAIL_SERVER_UNAVAILABLE, Reason.GUESSING);

    private static final int AT_ONCE = 100;

    private static final String REMEMBER =
            "INSERT IGNORE INTO unanswered_login (id, at, source, account, counts, failing_client, tries)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?)";

    private static final String OF_SILENT_SERVERS = """
            SELECT u.id, u.at, LOWER(HEX(u.failing_client)), u.tries
            FROM unanswered_login u JOIN mail_server_watch w ON w.source = u.source
            WHERE w.unavailable_since IS NOT NULL AND u.at > w.nobody_in_since ORDER BY u.id LIMIT ? FOR UPDATE
            """;

    private final FailingClients failingClients;
    private final DataSource dataSource;

    UnansweredLogins(FailingClients failingClients, DataSource dataSource) {
        this.failingClients = failingClients;
        this.dataSource = dataSource;
    }

    void remember(List<LoginAttempt> attempts) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement remember = connection.prepareStatement(REMEMBER)) {
            for (LoginAttempt attempt : attempts) {
                LoginReport report = attempt.report();
                if (!report.passedOn() || PROVED.contains(report.outcome()) || NO_SIGN.contains(attempt.reason())) {
                    continue;
                }
                remember.setLong(1, report.id());
                remember.setObject(2, Utc.column(report.at()));
                remember.setString(3, report.source());
                remember.setString(4, FailingClient.account(report));
                // A name that is made up says nothing of the server either.
                remember.setBoolean(5, report.address() != null && COUNTED.contains(report.outcome()));
                String failingClient = attempt.failingClient();
                remember.setBytes(
                        6, failingClient == null ? null : HexFormat.of().parseHex(failingClient));
                remember.setInt(7, report.tries());
                remember.addBatch();
            }
            remember.executeBatch();
        }
    }

    private record Unanswered(
            long id, LocalDateTime at, @Nullable String failingClient, int tries) {}

    boolean any() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find = connection.prepareStatement("SELECT 1 FROM unanswered_login LIMIT 1");
                ResultSet row = find.executeQuery()) {
            return row.next();
        }
    }

    /** @return how many; if any, there may be more */
    int fileAnew() throws SQLException {
        List<Unanswered> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find = connection.prepareStatement(OF_SILENT_SERVERS)) {
            find.setInt(1, AT_ONCE);
            try (ResultSet rows = find.executeQuery()) {
                while (rows.next()) {
                    found.add(new Unanswered(
                            rows.getLong(1), rows.getObject(2, LocalDateTime.class), rows.getString(3), (int)
                                    Math.min(rows.getLong(4), Integer.MAX_VALUE)));
                }
            }
        }
        for (Unanswered login : found) {
            fileAnew(login);
        }
        forgetOld();
        return found.size();
    }

    private void fileAnew(Unanswered login) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement file = connection.prepareStatement("UPDATE login_attempt"
                        + " SET reason = ?, certainty = ?, failing_client = NULL WHERE id = ? AND at = ?");
                PreparedStatement forget =
                        connection.prepareStatement("DELETE FROM unanswered_login WHERE id = ? AND at = ?")) {
            file.setString(1, Reason.MAIL_SERVER_UNAVAILABLE.key());
            file.setString(2, Certainty.PROBABLE.key());
            file.setLong(3, login.id());
            file.setObject(4, login.at());
            // None if it was accepted late: then it has been taken back already.
            if (file.executeUpdate() == 1 && login.failingClient() != null) {
                failingClients.takeBack(HexFormat.of().parseHex(login.failingClient()), login.tries());
            }
            forget.setLong(1, login.id());
            forget.setObject(2, login.at());
            forget.executeUpdate();
        }
    }

    private void forgetOld() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement forget = connection.prepareStatement(
                        "DELETE FROM unanswered_login WHERE at < UTC_TIMESTAMP(3) - INTERVAL 1 MINUTE LIMIT 1000")) {
            forget.executeUpdate();
        }
    }
}
