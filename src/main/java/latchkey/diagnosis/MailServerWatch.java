package latchkey.diagnosis;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import latchkey.mailserver.LoginReport;
import latchkey.shared.Utc;

/**
 * Notices that a mail server lets nobody in: five accounts were passed on to its own password check, and for half a
 * minute nobody was accepted. It stays so until somebody is, or nobody has tried for a quarter of an hour. A device that was
 * refused again and again while others got in is no sign of it: at night nobody else may try. That somebody of its name got in
 * beside it says nothing, unless it was surely this one. One with the right password begins to fail with the outage and
 * counts, however often it tries. Everything in the caller's transaction.
 */
@ApplicationScoped
class MailServerWatch {
    private static final int ACCOUNTS = 5;

    private static final String SOMEBODY_IN = """
            INSERT INTO mail_server_watch (source, nobody_in_since) VALUES (?, ?)
            ON DUPLICATE KEY UPDATE
                unavailable_since = IF(VALUES(nobody_in_since) >= nobody_in_since, NULL, unavailable_since),
                nobody_in_since = GREATEST(nobody_in_since, VALUES(nobody_in_since))
            """;

    private static final String PASSED_ON = """
            INSERT INTO mail_server_watch (source, nobody_in_since, last_passed_on_at) VALUES (?, ?, ?)
            ON DUPLICATE KEY UPDATE
                unavailable_since = IF(last_passed_on_at < VALUES(last_passed_on_at) - INTERVAL 15 MINUTE,
                    NULL, unavailable_since),
                last_passed_on_at = GREATEST(COALESCE(last_passed_on_at, VALUES(last_passed_on_at)),
                    VALUES(last_passed_on_at))
            """;

    private static final String NOTICE = """
            UPDATE mail_server_watch w SET w.unavailable_since = w.nobody_in_since
            WHERE w.unavailable_since IS NULL AND w.nobody_in_since < @now - INTERVAL 30 SECOND
                AND (SELECT COUNT(DISTINCT u.account) FROM unanswered_login u
                     WHERE u.source = w.source AND u.counts AND u.at > w.nobody_in_since
                         AND u.at > @now - INTERVAL 1 MINUTE
                         AND NOT EXISTS (SELECT 1 FROM failing_client f
                             WHERE f.id = u.failing_client AND f.reason = 'stale-client'
                                 AND f.first_at < w.nobody_in_since AND NOT f.accepted_by_id)) >= ?
            """;

    private final DataSource dataSource;

    MailServerWatch(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void accepted(Collection<LoginReport> reports) throws SQLException {
        latest(SOMEBODY_IN, 1, reports);
    }

    /** @return those servers of these logins, passed on and not accepted, that let nobody in */
    Set<String> unavailable(Collection<LoginReport> reports) throws SQLException {
        if (reports.isEmpty()) {
            return Set.of();
        }
        latest(PASSED_ON, 2, reports);
        Set<String> unavailable = new HashSet<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find = connection.prepareStatement(
                        "SELECT source FROM mail_server_watch WHERE unavailable_since IS NOT NULL");
                ResultSet rows = find.executeQuery()) {
            while (rows.next()) {
                unavailable.add(rows.getString(1));
            }
        }
        return unavailable;
    }

    /** @param readUpTo how far the inbox has been read, if there is more in it: somebody may have got in there */
    void look(Optional<Instant> readUpTo) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement now = connection.prepareStatement(
                        "SET @now = LEAST(UTC_TIMESTAMP(3), COALESCE(?, UTC_TIMESTAMP(3)))");
                PreparedStatement notice = connection.prepareStatement(NOTICE)) {
            now.setObject(1, Utc.columnOrNull(readUpTo.orElse(null)));
            now.execute();
            notice.setInt(1, ACCOUNTS);
            notice.executeUpdate();
        }
    }

    private void latest(String sql, int times, Collection<LoginReport> reports) throws SQLException {
        Map<String, Instant> latest = reports.stream()
                .collect(Collectors.toMap(
                        LoginReport::source, LoginReport::at, (one, other) -> one.isAfter(other) ? one : other));
        if (latest.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Map.Entry<String, Instant> source : latest.entrySet()) {
                statement.setString(1, source.getKey());
                for (int column = 2; column <= 1 + times; column++) {
                    statement.setObject(column, Utc.column(source.getValue()));
                }
                statement.executeUpdate();
            }
        }
    }
}
