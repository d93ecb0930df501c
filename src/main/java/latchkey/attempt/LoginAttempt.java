package latchkey.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import latchkey.mailserver.LoginReport;
import latchkey.shared.Network;
import latchkey.shared.Utc;
import org.jspecify.annotations.Nullable;

/**
 * A refused login with its reason.
 *
 * @param trial made by the portal before the app password was shown; it speaks for no client
 * @param failingClient which failing client it belongs to, as hex; null for a trial
 */
public record LoginAttempt(
        LoginReport report,
        Reason reason,
        Certainty certainty,
        boolean trial,
        @Nullable String failingClient) {

    public LoginAttempt of(String client) {
        return new LoginAttempt(report, reason, certainty, trial, client);
    }

    @ApplicationScoped
    public static class Repository {
        private static final String INSERT = """
                INSERT INTO login_attempt (id, at, judged_at, source, login, address, protocol, outcome, passed_on,
                    reason, certainty, trial, app_password_id, fingerprint, remote_ip, network, secured, mechanism,
                    client_id, session, tries, failing_client)
                VALUES (?, ?, UTC_TIMESTAMP(3), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """;

        private final DataSource dataSource;

        Repository(DataSource dataSource) {
            this.dataSource = dataSource;
        }

        /** In the caller's transaction. */
        public void addAll(List<LoginAttempt> attempts) throws SQLException {
            if (attempts.isEmpty()) {
                return;
            }
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement insert = connection.prepareStatement(INSERT)) {
                for (LoginAttempt attempt : attempts) {
                    bind(insert, attempt);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }

        private static void bind(PreparedStatement insert, LoginAttempt attempt) throws SQLException {
            LoginReport report = attempt.report();
            String network = report.remoteIp() == null
                    ? null
                    : Network.of(report.remoteIp()).map(Network::text).orElse(null);
            int column = 1;
            insert.setLong(column++, report.id());
            insert.setObject(column++, Utc.column(report.at()));
            insert.setString(column++, report.source());
            insert.setString(column++, report.login());
            insert.setString(column++, report.address());
            insert.setString(column++, report.protocol());
            insert.setString(column++, report.outcome());
            insert.setBoolean(column++, report.passedOn());
            insert.setString(column++, attempt.reason().key());
            insert.setString(column++, attempt.certainty().key());
            insert.setBoolean(column++, attempt.trial());
            insert.setString(column++, report.appPasswordId());
            insert.setObject(column++, report.fingerprint(), Types.INTEGER);
            insert.setString(column++, report.remoteIp());
            insert.setString(column++, network);
            insert.setString(column++, report.secured());
            insert.setString(column++, report.mechanism());
            insert.setString(column++, report.clientId());
            insert.setString(column++, report.session());
            insert.setInt(column++, report.tries());
            insert.setBytes(
                    column,
                    attempt.failingClient() == null ? null : HexFormat.of().parseHex(attempt.failingClient()));
        }
    }
}
