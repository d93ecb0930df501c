package latchkey.diagnosis;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import latchkey.mailserver.LoginReport;
import latchkey.mailserver.LoginReport.Meeting;
import org.jspecify.annotations.Nullable;

/**
 * Refusals that were none: the mail server took longer over its own password check than we waited for it. Everything in
 * the caller's transaction.
 */
@ApplicationScoped
class EarlyVerdicts {
    /**
     * All at once: one query for each login would read all that was refused to its account, again and again. What a stale
     * client sends has another fingerprint, and however much of it there is stays in the database. By the names, since
     * the database would rather read the whole day; and not in days to come.
     */
    private static final String REFUSED_LATELY = """
            SELECT id, at, source, login, fingerprint, protocol, session, remote_ip, tries,
                LOWER(HEX(failing_client)) AS client
            FROM login_attempt FORCE INDEX (login_attempt_login)
            WHERE passed_on AND at > UTC_TIMESTAMP(3) - INTERVAL 5 MINUTE AND at < UTC_TIMESTAMP(3) + INTERVAL 1 HOUR
                AND login IN (%s)
                AND COALESCE(fingerprint, -1) IN (%s)
            ORDER BY at DESC
            """;

    private final FailingClients failingClients;
    private final DataSource dataSource;

    EarlyVerdicts(FailingClients failingClients, DataSource dataSource) {
        this.failingClients = failingClients;
        this.dataSource = dataSource;
    }

    /** @param failingClient as hex, which it was added to */
    private record Refused(
            long id, LocalDateTime at, int tries, @Nullable String failingClient) {}

    /** @param ends of logins that nobody waits for any more; for most there never was a verdict */
    void takeBack(Collection<LoginReport> ends) throws SQLException {
        if (ends.isEmpty()) {
            return;
        }
        Map<Meeting, Deque<Refused>> latestFirst = refused(
                ends.stream().map(LoginReport::login).collect(Collectors.toSet()),
                ends.stream()
                        .map(end -> Objects.requireNonNullElse(end.fingerprint(), -1))
                        .collect(Collectors.toSet()));
        List<Refused> early = new ArrayList<>();
        for (LoginReport end : ends) {
            Deque<Refused> refused = latestFirst.getOrDefault(end.meeting(), new ArrayDeque<>());
            if (!refused.isEmpty()) {
                early.add(refused.poll());
            }
        }
        for (Refused verdict : early) {
            takeBack(verdict);
        }
    }

    private Map<Meeting, Deque<Refused>> refused(Set<String> logins, Set<Integer> fingerprints) throws SQLException {
        Map<Meeting, Deque<Refused>> refused = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find =
                        connection.prepareStatement(REFUSED_LATELY.formatted(marks(logins), marks(fingerprints)))) {
            int column = 1;
            for (String login : logins) {
                find.setString(column++, login);
            }
            for (int fingerprint : fingerprints) {
                find.setInt(column++, fingerprint);
            }
            try (ResultSet row = find.executeQuery()) {
                while (row.next()) {
                    refused.computeIfAbsent(meeting(row), meeting -> new ArrayDeque<>())
                            .add(new Refused(
                                    row.getLong("id"),
                                    row.getObject("at", LocalDateTime.class),
                                    row.getInt("tries"),
                                    row.getString("client")));
                }
            }
        }
        return refused;
    }

    private static String marks(Set<?> values) {
        return values.stream().map(value -> "?").collect(Collectors.joining(", "));
    }

    private static Meeting meeting(ResultSet row) throws SQLException {
        return new Meeting(
                row.getString("source"),
                row.getString("login"),
                row.getObject("fingerprint", Integer.class),
                row.getString("protocol"),
                row.getString("session"),
                row.getString("remote_ip"));
    }

    private void takeBack(Refused verdict) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM login_attempt WHERE id = ? AND at = ?")) {
            delete.setLong(1, verdict.id());
            delete.setObject(2, verdict.at());
            delete.executeUpdate();
        }
        if (verdict.failingClient() != null) {
            failingClients.takeBack(HexFormat.of().parseHex(verdict.failingClient()), verdict.tries());
        }
    }
}
