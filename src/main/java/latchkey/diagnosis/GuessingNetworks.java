package latchkey.diagnosis;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import latchkey.attempt.Certainty;
import latchkey.attempt.LoginAttempt;
import latchkey.attempt.Reason;
import latchkey.mailserver.LoginReport;
import latchkey.shared.Network;
import latchkey.shared.Utc;

/** Networks that guess, and at which names, as the judge writes it; everything in the caller's transaction. */
@ApplicationScoped
class GuessingNetworks {
    private static final int TARGETS_KEPT = 50;

    private static final String ADD = """
            INSERT INTO guessing_network (network, first_at, last_at, tries) VALUES (?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE
                first_at = LEAST(first_at, VALUES(first_at)),
                last_at = GREATEST(last_at, VALUES(last_at)),
                tries = tries + VALUES(tries)
            """;

    private static final String ADD_TARGET = """
            INSERT INTO guessed_account (network, account, first_at, last_at, tries) VALUES (?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE
                first_at = LEAST(first_at, VALUES(first_at)),
                last_at = GREATEST(last_at, VALUES(last_at)),
                tries = tries + VALUES(tries)
            """;

    /** What had made a failing client before it was known for a guess. */
    private static final String EARLY =
            " WHERE login IN (?, LOWER(?)) AND at BETWEEN ? AND ? AND fingerprint <=> ? AND network = ? AND failing_client = ?";

    private static final String FILE_ANEW =
            "UPDATE login_attempt SET reason = ?, certainty = ?, failing_client = NULL" + EARLY;

    private static final String HOW_MANY = "SELECT COALESCE(SUM(tries), 0) FROM login_attempt" + EARLY;

    /** Tries are no longer counted where they are many; those that were not are filed as well. */
    private static final Duration LONGEST_UNCOUNTED = Duration.ofDays(40);

    private final FailingClients failingClients;
    private final DataSource dataSource;

    GuessingNetworks(FailingClients failingClients, DataSource dataSource) {
        this.failingClients = failingClients;
        this.dataSource = dataSource;
    }

    /** Tries of one network at one name. */
    private record Guessed(String network, String account, Instant firstAt, Instant lastAt, long tries) {
        Guessed and(Guessed more) {
            return new Guessed(
                    network,
                    account,
                    firstAt.isBefore(more.firstAt) ? firstAt : more.firstAt,
                    lastAt.isAfter(more.lastAt) ? lastAt : more.lastAt,
                    tries + more.tries);
        }
    }

    /** @param early tries that have been filed as failing clients, in this batch or before */
    void add(List<LoginAttempt> filed, Collection<NetworkTry> early) throws SQLException {
        Map<String, Guessed> guessed = new HashMap<>();
        for (LoginAttempt attempt : filed) {
            LoginReport report = attempt.report();
            if (attempt.reason() == Reason.GUESSING && report.remoteIp() != null) {
                Network.of(report.remoteIp())
                        .ifPresent(network -> add(
                                guessed,
                                new Guessed(
                                        network.text(),
                                        FailingClient.account(report),
                                        report.at(),
                                        report.at(),
                                        report.tries())));
            }
        }
        for (NetworkTry one : early) {
            fileAnew(one);
            add(guessed, new Guessed(one.network(), one.account(), one.firstAt(), one.lastAt(), one.tries()));
        }
        if (!guessed.isEmpty()) {
            write(guessed.values());
        }
    }

    private static void add(Map<String, Guessed> guessed, Guessed one) {
        guessed.merge(one.network() + " " + one.account(), one, Guessed::and);
    }

    private void fileAnew(NetworkTry early) throws SQLException {
        byte[] client = HexFormat.of().parseHex(String.valueOf(early.filedUnder()));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement count = connection.prepareStatement(HOW_MANY);
                PreparedStatement file = connection.prepareStatement(FILE_ANEW);
                PreparedStatement noSign =
                        connection.prepareStatement("DELETE FROM unanswered_login WHERE failing_client = ?")) {
            long tries = early.repeated() ? howMany(count, early, client) : early.tries();
            file.setString(1, Reason.GUESSING.key());
            file.setString(2, Certainty.PROBABLE.key());
            early(file, 3, early, client);
            // None if it was taken back meanwhile: then its client has been told already.
            if (file.executeUpdate() > 0) {
                failingClients.takeBackGuesses(client, (int) tries);
                noSign.setBytes(1, client);
                noSign.executeUpdate();
            }
        }
    }

    private static long howMany(PreparedStatement count, NetworkTry early, byte[] client) throws SQLException {
        early(count, 1, early, client);
        try (ResultSet row = count.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void early(PreparedStatement statement, int from, NetworkTry early, byte[] client)
            throws SQLException {
        Instant until = early.repeated() ? early.lastAt().plus(LONGEST_UNCOUNTED) : early.lastAt();
        int column = from;
        statement.setString(column++, early.login());
        statement.setString(column++, early.login());
        statement.setObject(column++, Utc.column(early.firstAt()));
        statement.setObject(column++, Utc.column(until));
        statement.setObject(column++, early.fingerprint());
        statement.setString(column++, early.network());
        statement.setBytes(column, client);
    }

    private void write(Collection<Guessed> guessed) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement add = connection.prepareStatement(ADD);
                PreparedStatement addTarget = connection.prepareStatement(ADD_TARGET)) {
            Map<String, Map<String, Boolean>> targets = new HashMap<>();
            for (Guessed one : guessed) {
                bind(add, one, false);
                add.addBatch();
                if (isKept(connection, targets, one)) {
                    bind(addTarget, one, true);
                    addTarget.addBatch();
                }
            }
            add.executeBatch();
            addTarget.executeBatch();
        }
    }

    /** A list of names that no end is in sight of is cut off. */
    private static boolean isKept(Connection connection, Map<String, Map<String, Boolean>> targets, Guessed one)
            throws SQLException {
        Map<String, Boolean> kept = targets.get(one.network());
        if (kept == null) {
            kept = new HashMap<>();
            try (PreparedStatement find =
                    connection.prepareStatement("SELECT account FROM guessed_account WHERE network = ?")) {
                find.setString(1, one.network());
                try (ResultSet row = find.executeQuery()) {
                    while (row.next()) {
                        kept.put(row.getString(1), true);
                    }
                }
            }
            targets.put(one.network(), kept);
        }
        if (kept.containsKey(one.account()) || kept.size() >= TARGETS_KEPT) {
            return kept.containsKey(one.account());
        }
        kept.put(one.account(), true);
        return true;
    }

    private static void bind(PreparedStatement statement, Guessed one, boolean withTarget) throws SQLException {
        int column = 1;
        statement.setString(column++, one.network());
        if (withTarget) {
            statement.setString(column++, one.account());
        }
        statement.setObject(column++, Utc.column(one.firstAt()));
        statement.setObject(column++, Utc.column(one.lastAt()));
        statement.setLong(column, one.tries());
    }
}
