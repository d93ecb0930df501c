package latchkey.diagnosis;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import latchkey.mailserver.LoginReport;
import latchkey.shared.ManyRows;
import latchkey.shared.Utc;
import org.jspecify.annotations.Nullable;

/** What networks have tried, as the judge keeps it; everything in the caller's transaction. */
@ApplicationScoped
class NetworkTryRows implements TallyNetworkTries.LetIn {
    private static final String SAVE = """
            INSERT INTO network_try (network, client, login, account, protocol, fingerprint, first_at, last_at, tries,
                filed_under, settled)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE
                first_at = LEAST(first_at, VALUES(first_at)),
                last_at = GREATEST(last_at, VALUES(last_at)),
                tries = VALUES(tries),
                filed_under = VALUES(filed_under),
                settled = VALUES(settled)
            """;

    private static final String STORED = """
            SELECT network, LOWER(HEX(client)), login, account, protocol, fingerprint, first_at, last_at, tries,
                LOWER(HEX(filed_under)), settled
            FROM network_try WHERE network IN (%1$s) AND last_at > ?
            UNION
            SELECT network, LOWER(HEX(client)), login, account, protocol, fingerprint, first_at, last_at, tries,
                LOWER(HEX(filed_under)), settled
            FROM network_try WHERE account IN (%2$s) AND last_at > ?
            """;

    /** By the addresses, since each has few uses and a network may have many. */
    private static final String LET_IN =
            "SELECT DISTINCT address FROM login_use WHERE address IN (%s) AND last_at > ? AND network = ? AND logins > 0";

    private final DataSource dataSource;

    NetworkTryRows(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    TallyNetworkTries of(List<LoginReport> refused) throws SQLException {
        Set<String> networks = refused.stream()
                .flatMap(report -> TallyNetworkTries.network(report).stream())
                .collect(Collectors.toSet());
        Set<String> names = refused.stream()
                .filter(report -> TallyNetworkTries.network(report).isPresent())
                .map(FailingClient::account)
                .collect(Collectors.toSet());
        Instant latest =
                refused.stream().map(LoginReport::at).max(Instant::compareTo).orElse(Instant.EPOCH);
        return new TallyNetworkTries(stored(networks, names, latest.minus(TallyNetworkTries.REMEMBERED)), this);
    }

    private List<NetworkTry> stored(Set<String> networks, Set<String> names, Instant since) throws SQLException {
        List<NetworkTry> stored = new ArrayList<>();
        if (networks.isEmpty()) {
            return stored;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find = connection.prepareStatement(STORED.formatted(marks(networks), marks(names)))) {
            int column = 1;
            for (String network : networks) {
                find.setString(column++, network);
            }
            find.setObject(column++, Utc.column(since));
            for (String name : names) {
                find.setString(column++, name);
            }
            find.setObject(column, Utc.column(since));
            try (ResultSet row = find.executeQuery()) {
                while (row.next()) {
                    stored.add(new NetworkTry(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getObject(6, Integer.class),
                            Utc.instant(row.getObject(7, LocalDateTime.class)),
                            Utc.instant(row.getObject(8, LocalDateTime.class)),
                            row.getLong(9),
                            row.getString(10),
                            row.getBoolean(11)));
                }
            }
        }
        return stored;
    }

    @Override
    public Set<String> from(String network, Collection<String> accounts, Instant since) throws SQLException {
        Set<String> letIn = new HashSet<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement find = connection.prepareStatement(LET_IN.formatted(marks(accounts)))) {
            int column = 1;
            for (String account : accounts) {
                find.setString(column++, account);
            }
            find.setObject(column++, Utc.column(since));
            find.setString(column, network);
            try (ResultSet row = find.executeQuery()) {
                while (row.next()) {
                    letIn.add(row.getString(1));
                }
            }
        }
        return letIn;
    }

    /** @return how many rows there are more than before, at most */
    int save(TallyNetworkTries tally) throws SQLException {
        List<NetworkTry> changed = tally.changed();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement push =
                        connection.prepareStatement("DELETE FROM network_try WHERE network = ? AND client = ?")) {
            ManyRows.insert(connection, SAVE, changed, NetworkTryRows::bind);
            for (NetworkTry one : tally.gone()) {
                push.setString(1, one.network());
                push.setBytes(2, bytes(one.client()));
                push.addBatch();
            }
            if (!tally.gone().isEmpty()) {
                push.executeBatch();
            }
        }
        return changed.size();
    }

    private static int bind(PreparedStatement save, int first, NetworkTry one) throws SQLException {
        int column = first;
        save.setString(column++, one.network());
        save.setBytes(column++, bytes(one.client()));
        save.setString(column++, one.login());
        save.setString(column++, one.account());
        save.setString(column++, one.protocol());
        save.setObject(column++, one.fingerprint(), Types.INTEGER);
        save.setObject(column++, Utc.column(one.firstAt()));
        save.setObject(column++, Utc.column(one.lastAt()));
        save.setLong(column++, one.tries());
        save.setBytes(column++, bytes(one.filedUnder()));
        save.setBoolean(column++, one.settled());
        return column;
    }

    private static byte @Nullable [] bytes(@Nullable String hex) {
        return hex == null ? null : HexFormat.of().parseHex(hex);
    }

    private static String marks(Collection<String> values) {
        return values.stream().map(value -> "?").collect(Collectors.joining(", "));
    }
}
