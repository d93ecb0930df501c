package latchkey.migration;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import javax.sql.DataSource;
import latchkey.mailserver.ReportConfig;
import latchkey.shared.Chore;
import latchkey.shared.Network;
import latchkey.shared.ShortTransaction;
import latchkey.shared.Utc;

/** Shortens the networks in dry runs, one run after the other. */
@ApplicationScoped
class ShortenDryRuns implements Chore {
    private static final int AT_ONCE = 500;

    private static final String NEXT = "SELECT CAST(id AS CHAR), made_at FROM dry_run"
            + " WHERE made_at > ? AND made_at < ? ORDER BY made_at, id LIMIT 1";

    private static final String FIND = "SELECT address, protocol, network, client_id, logins, last_at, at_once"
            + " FROM dry_run_client WHERE dry_run = ? AND " + Network.exactSql("network") + " LIMIT " + AT_ONCE
            + " FOR UPDATE";

    private static final String MERGE = """
            INSERT INTO dry_run_client (dry_run, address, protocol, network, client_id, logins, last_at, at_once)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE
                logins = logins + VALUES(logins),
                last_at = GREATEST(last_at, VALUES(last_at)),
                at_once = at_once OR VALUES(at_once)
            """;

    private static final String DELETE =
            "DELETE FROM dry_run_client WHERE dry_run = ? AND address = ? AND protocol = ? AND network = ? AND client_id = ?";

    private final DataSource dataSource;
    private final ReportConfig config;

    ShortenDryRuns(DataSource dataSource, ReportConfig config) {
        this.dataSource = dataSource;
        this.config = config;
    }

    private record Run(String id, LocalDateTime madeAt) {}

    @Override
    public String name() {
        return "dry-run-networks";
    }

    @Override
    public Step step(Instant now, String reached) throws SQLException {
        LocalDateTime after = reached.isEmpty() ? LocalDateTime.of(1970, 1, 1, 0, 0) : LocalDateTime.parse(reached);
        LocalDateTime until = Utc.column(now.minus(config.networksKeptFor()));
        return ShortTransaction.in(dataSource, connection -> {
            Optional<Run> run = next(connection, after, until);
            if (run.isEmpty()) {
                return new Step(0, after.toString(), false);
            }
            int shortened = shorten(connection, run.get().id());
            LocalDateTime at = shortened == AT_ONCE ? after : run.get().madeAt();
            return new Step(shortened, at.toString(), true);
        });
    }

    private static Optional<Run> next(Connection connection, LocalDateTime after, LocalDateTime until)
            throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(NEXT)) {
            find.setObject(1, after);
            find.setObject(2, until);
            try (ResultSet row = find.executeQuery()) {
                return row.next()
                        ? Optional.of(new Run(row.getString(1), row.getObject(2, LocalDateTime.class)))
                        : Optional.empty();
            }
        }
    }

    private static int shorten(Connection connection, String run) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(FIND);
                PreparedStatement merge = connection.prepareStatement(MERGE);
                PreparedStatement delete = connection.prepareStatement(DELETE)) {
            find.setString(1, run);
            int found = 0;
            try (ResultSet rows = find.executeQuery()) {
                for (; rows.next(); found++) {
                    String network = rows.getString("network");
                    key(merge, run, rows, new Network(network).shortened());
                    merge.setLong(6, rows.getLong("logins"));
                    merge.setObject(7, rows.getObject("last_at", LocalDateTime.class));
                    merge.setBoolean(8, rows.getBoolean("at_once"));
                    merge.addBatch();
                    key(delete, run, rows, network);
                    delete.addBatch();
                }
            }
            if (found > 0) {
                merge.executeBatch();
                delete.executeBatch();
            }
            return found;
        }
    }

    private static void key(PreparedStatement statement, String run, ResultSet row, String network)
            throws SQLException {
        statement.setString(1, run);
        statement.setString(2, row.getString("address"));
        statement.setString(3, row.getString("protocol"));
        statement.setString(4, network);
        statement.setString(5, row.getString("client_id"));
    }
}
