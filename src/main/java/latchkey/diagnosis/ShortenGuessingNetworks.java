package latchkey.diagnosis;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import javax.sql.DataSource;
import latchkey.mailserver.ReportConfig;
import latchkey.shared.Chore;
import latchkey.shared.Network;
import latchkey.shared.OldRows;
import latchkey.shared.ShortTransaction;
import latchkey.shared.Utc;

/** Networks that have guessed and are silent since are shortened, and neighbours become one; later they are forgotten. */
@ApplicationScoped
class ShortenGuessingNetworks implements Chore {
    private static final int AT_ONCE = 200;

    private static final String NEXT =
            "SELECT MAX(network) FROM (SELECT network FROM guessing_network WHERE network > ?" + " AND last_at < ? AND "
                    + Network.exactSql("network") + " ORDER BY network LIMIT " + AT_ONCE + ") next";

    private static final String THESE = " FROM guessing_network WHERE network > ? AND network <= ? AND last_at < ? AND "
            + Network.exactSql("network");

    private static final String MERGE = " ON DUPLICATE KEY UPDATE first_at = LEAST(%1$s.first_at, VALUES(first_at)),"
            + " last_at = GREATEST(%1$s.last_at, VALUES(last_at)), tries = %1$s.tries + VALUES(tries)";

    private static final String TARGETS = "INSERT INTO guessed_account (network, account, first_at, last_at, tries)"
            + " SELECT " + Network.shortenedSql("a.network") + " AS short, a.account, MIN(a.first_at), MAX(a.last_at),"
            + " SUM(a.tries) FROM guessed_account a JOIN (SELECT network" + THESE
            + ") old ON old.network = a.network GROUP BY short, a.account"
            + MERGE.formatted("guessed_account");

    private static final String EXACT_TARGETS =
            "DELETE a FROM guessed_account a JOIN (SELECT network" + THESE + ") old ON old.network = a.network";

    private static final String NETWORKS =
            "INSERT INTO guessing_network (network, first_at, last_at, tries) SELECT * FROM"
                    + " (SELECT " + Network.shortenedSql("network")
                    + " AS short, MIN(first_at) AS first_at, MAX(last_at) AS last_at,"
                    + " SUM(tries) AS tries" + THESE + " GROUP BY short) old WHERE TRUE"
                    + MERGE.formatted("guessing_network");

    private static final String EXACT_NETWORKS = "DELETE" + THESE;

    private final DataSource dataSource;
    private final ReportConfig config;

    ShortenGuessingNetworks(DataSource dataSource, ReportConfig config) {
        this.dataSource = dataSource;
        this.config = config;
    }

    @Produces
    @Singleton
    static Chore oldTries(DataSource dataSource, ReportConfig config) {
        return new OldRows(
                "old-network-tries",
                dataSource,
                config.networksKeptFor(),
                "DELETE FROM network_try WHERE last_at < ? ORDER BY last_at");
    }

    @Produces
    @Singleton
    static Chore oldNetworks(DataSource dataSource, DiagnosisConfig config) {
        return new OldRows(
                "old-guessing-networks",
                dataSource,
                config.clientsKeptFor(),
                "DELETE FROM guessing_network WHERE last_at < ? ORDER BY last_at");
    }

    @Produces
    @Singleton
    static Chore oldTargets(DataSource dataSource, DiagnosisConfig config) {
        return new OldRows(
                "old-guessed-accounts",
                dataSource,
                config.clientsKeptFor(),
                "DELETE FROM guessed_account WHERE last_at < ? ORDER BY last_at");
    }

    @Override
    public String name() {
        return "guessing-networks";
    }

    @Override
    public Step step(Instant now, String reached) throws SQLException {
        LocalDateTime old = Utc.column(now.minus(config.networksKeptFor()));
        return ShortTransaction.in(dataSource, connection -> {
            String last = lastOfTheNext(connection, reached, old);
            if (last.isEmpty()) {
                return new Step(0, "", false);
            }
            change(connection, TARGETS, reached, last, old);
            change(connection, EXACT_TARGETS, reached, last, old);
            change(connection, NETWORKS, reached, last, old);
            return new Step(change(connection, EXACT_NETWORKS, reached, last, old), last, true);
        });
    }

    private static String lastOfTheNext(Connection connection, String after, LocalDateTime old) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(NEXT)) {
            find.setString(1, after);
            find.setObject(2, old);
            try (ResultSet row = find.executeQuery()) {
                row.next();
                String last = row.getString(1);
                return last == null ? "" : last;
            }
        }
    }

    private static int change(Connection connection, String sql, String after, String last, LocalDateTime old)
            throws SQLException {
        try (PreparedStatement change = connection.prepareStatement(sql)) {
            change.setString(1, after);
            change.setString(2, last);
            change.setObject(3, old);
            return change.executeUpdate();
        }
    }
}
