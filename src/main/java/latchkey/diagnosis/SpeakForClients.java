package latchkey.diagnosis;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import latchkey.attempt.LoginUse;
import latchkey.mailserver.LoginReport;
import latchkey.shared.Utc;

/**
 * An accepted login speaks for a client that failed before, by the same protocol from one of its networks; in the caller's
 * transaction.
 */
@ApplicationScoped
class SpeakForClients {
    // The first acceptance after the last refusal counts: a second device's later ones must not put the end off. One of
    // the only name that the client has speaks for it; else it does when the client then misses a beat.
    private static final String ACCEPTED = """
            UPDATE failing_client
            SET accepted_at = ?, accepted_by_id = (client_id IS NOT NULL AND several_clients = FALSE)
            WHERE address IN (?, ?) AND protocol = ? AND last_at <= ? AND last_at > ? - INTERVAL 30 DAY
                AND FIND_IN_SET(?, networks) > 0 AND (client_id <=> ? OR several_clients)
                AND (accepted_at IS NULL OR accepted_at < last_at)
            """;

    // Waits for another judge, who may just have refused one of them.
    private static final String HOPES = """
            SELECT address, protocol, networks FROM failing_client
            WHERE address IN (%s) AND last_at > ? - INTERVAL 30 DAY AND (accepted_at IS NULL OR accepted_at < last_at)
            FOR UPDATE
            """;

    private final DataSource dataSource;

    SpeakForClients(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A client that failed at this name and has not been accepted since. */
    private record Hope(String address, String protocol, List<String> networks) {
        boolean isMetBy(LoginUse use) {
            return names(use).anyMatch(address::equals)
                    && use.report().protocol().equals(protocol)
                    && networks.contains(use.network());
        }
    }

    /** Nearly everybody who gets in has nothing that fails, and each would cost a statement of its own. */
    void accepted(List<LoginUse> uses) throws SQLException {
        if (uses.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection()) {
            Map<String, List<Hope>> hopes = hopes(connection, uses);
            List<LoginUse> hopedFor = uses.stream()
                    .filter(use -> names(use)
                            .flatMap(name -> hopes.getOrDefault(name, List.of()).stream())
                            .anyMatch(hope -> hope.isMetBy(use)))
                    .toList();
            if (!hopedFor.isEmpty()) {
                speak(connection, hopedFor);
            }
        }
    }

    /** The mailbox, and what was typed: a name may have failed before a mailbox had it. */
    private static Stream<String> names(LoginUse use) {
        return Stream.of(use.address(), use.report().login());
    }

    private static Map<String, List<Hope>> hopes(Connection connection, List<LoginUse> uses) throws SQLException {
        Set<String> names = uses.stream().flatMap(SpeakForClients::names).collect(Collectors.toSet());
        Instant earliest = uses.stream()
                .map(use -> use.report().at())
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
        String marks = names.stream().map(name -> "?").collect(Collectors.joining(","));
        Map<String, List<Hope>> hopes = new HashMap<>();
        try (PreparedStatement find = connection.prepareStatement(HOPES.formatted(marks))) {
            int column = 1;
            for (String name : names) {
                find.setString(column++, name);
            }
            find.setObject(column, Utc.column(earliest));
            try (ResultSet rows = find.executeQuery()) {
                while (rows.next()) {
                    hopes.computeIfAbsent(rows.getString(1), any -> new ArrayList<>())
                            .add(new Hope(
                                    rows.getString(1), rows.getString(2), FailingClient.networksOf(rows.getString(3))));
                }
            }
        }
        return hopes;
    }

    private static void speak(Connection connection, List<LoginUse> uses) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(ACCEPTED)) {
            for (LoginUse use : uses) {
                LoginReport report = use.report();
                update.setObject(1, Utc.column(report.at()));
                update.setString(2, use.address());
                update.setString(3, report.login());
                update.setString(4, report.protocol());
                update.setObject(5, Utc.column(report.at()));
                update.setObject(6, Utc.column(report.at()));
                update.setString(7, use.network());
                update.setString(8, report.clientId());
                update.addBatch();
            }
            update.executeBatch();
        }
    }
}
