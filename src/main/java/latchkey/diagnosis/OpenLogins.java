package latchkey.diagnosis;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import latchkey.mailserver.LoginReport;
import latchkey.mailserver.LoginReport.Meeting;
import latchkey.mailserver.OpenReports;

/**
 * Brings the two reports of one login together: that it was passed on to the mail server's own password check, and how
 * it ended there. What has no end after a while was refused there; an end that comes later takes that verdict back.
 */
@ApplicationScoped
class OpenLogins {
    private static final Set<String> ENDS =
            Set.of(LoginReport.APP_PASSWORD_OK, LoginReport.MAIN_PASSWORD_OK, LoginReport.WEBMAIL_OK, "main_password");

    private static final String JUDGED_TOO_EARLY = """
            SELECT id, at, tries, failing_client FROM login_attempt
            WHERE login = ? AND at > UTC_TIMESTAMP(3) - INTERVAL 5 MINUTE AND passed_on AND source = ?
                AND fingerprint <=> ? AND protocol = ? AND session <=> ? AND remote_ip <=> ?
            ORDER BY at DESC LIMIT 1
            """;

    private final OpenReports openReports;
    private final FailingClients failingClients;
    private final DataSource dataSource;

    OpenLogins(OpenReports openReports, FailingClients failingClients, DataSource dataSource) {
        this.openReports = openReports;
        this.failingClients = failingClients;
        this.dataSource = dataSource;
    }

    /** Files the open reports of a batch and lets its ends meet theirs. */
    void meet(List<LoginReport> batch) throws SQLException {
        Map<Meeting, Deque<LoginReport>> openHere = new LinkedHashMap<>();
        List<LoginReport> unmet = new ArrayList<>();
        for (LoginReport report : batch) {
            if (report.passedOn()) {
                openHere.computeIfAbsent(report.meeting(), meeting -> new ArrayDeque<>())
                        .add(report);
            } else if (ENDS.contains(report.outcome())) {
                Deque<LoginReport> waiting = openHere.get(report.meeting());
                if (waiting == null || waiting.poll() == null) {
                    unmet.add(report);
                }
            }
        }
        meetEarlier(unmet);
        openReports.keep(openHere.values().stream()
                .flatMap(Deque::stream)
                .map(LoginReport::id)
                .toList());
    }

    private void meetEarlier(List<LoginReport> ends) throws SQLException {
        Map<Meeting, Deque<LoginReport>> waiting = new HashMap<>();
        for (LoginReport open :
                openReports.of(ends.stream().map(LoginReport::login).collect(Collectors.toSet()))) {
            waiting.computeIfAbsent(open.meeting(), meeting -> new ArrayDeque<>())
                    .add(open);
        }
        List<Long> met = new ArrayList<>();
        for (LoginReport end : ends) {
            Deque<LoginReport> open = waiting.get(end.meeting());
            LoginReport first = open == null ? null : open.poll();
            if (first != null) {
                met.add(first.id());
            } else {
                takeBack(end);
            }
        }
        openReports.delete(met);
    }

    private void takeBack(LoginReport end) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find = connection.prepareStatement(JUDGED_TOO_EARLY);
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM login_attempt WHERE id = ? AND at = ?")) {
            find.setString(1, end.login());
            find.setString(2, end.source());
            find.setObject(3, end.fingerprint(), java.sql.Types.INTEGER);
            find.setString(4, end.protocol());
            find.setString(5, end.session());
            find.setString(6, end.remoteIp());
            try (ResultSet row = find.executeQuery()) {
                if (row.next()) {
                    delete.setLong(1, row.getLong("id"));
                    delete.setObject(2, row.getObject("at", java.time.LocalDateTime.class));
                    delete.executeUpdate();
                    byte[] failingClient = row.getBytes("failing_client");
                    if (failingClient != null) {
                        failingClients.takeBack(failingClient, row.getInt("tries"));
                    }
                }
            }
        }
    }
}
