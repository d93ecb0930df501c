package latchkey.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import latchkey.mailserver.ReportConfig;
import latchkey.mailserver.UnjudgedReports;
import latchkey.shared.Chore;
import latchkey.shared.Network;
import latchkey.shared.ShortTransaction;
import latchkey.shared.Utc;
import org.jspecify.annotations.Nullable;

/** Shortens the networks of accepted logins, day by day. Rows that become equal are one from then on. */
@ApplicationScoped
class ShortenUses implements Chore {
    private static final int AT_ONCE = 500;

    private static final String FIND = "SELECT address, app_password_id, protocol, network, hour, source, logins,"
            + " trials, first_at, last_at, client_id, judged_within_ms FROM login_use WHERE hour >= ? AND hour < ? AND "
            + Network.exactSql("network") + " ORDER BY hour LIMIT " + AT_ONCE + " FOR UPDATE";

    private static final String KEY =
            " WHERE address = ? AND app_password_id = ? AND protocol = ? AND network = ? AND hour = ? AND source = ?";

    private final DataSource dataSource;
    private final ReportConfig config;

    ShortenUses(DataSource dataSource, ReportConfig config) {
        this.dataSource = dataSource;
        this.config = config;
    }

    private record Row(
            String address,
            String appPassword,
            String protocol,
            String network,
            LocalDateTime hour,
            String source,
            long logins,
            long trials,
            LocalDateTime firstAt,
            LocalDateTime lastAt,
            @Nullable String clientId,
            long judgedWithinMs) {}

    @Override
    public String name() {
        return "use-networks";
    }

    @Override
    public Step step(Instant now, String reached) throws SQLException {
        LocalDateTime until = Utc.column(now.minus(config.networksKeptFor())).truncatedTo(ChronoUnit.HOURS);
        return ShortTransaction.in(dataSource, connection -> {
            LocalDateTime from = reached.isEmpty() ? oldest(connection, until) : LocalDateTime.parse(reached);
            if (!from.isBefore(until) || UnjudgedReports.anyBefore(connection, until)) {
                return new Step(0, from.toString(), false);
            }
            LocalDateTime to = from.plusDays(1).isBefore(until) ? from.plusDays(1) : until;
            List<Row> rows = find(connection, from, to);
            shorten(connection, rows);
            return new Step(rows.size(), (rows.size() == AT_ONCE ? from : to).toString(), true);
        });
    }

    private static LocalDateTime oldest(Connection connection, LocalDateTime orElse) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement("SELECT MIN(hour) FROM login_use");
                ResultSet row = find.executeQuery()) {
            row.next();
            LocalDateTime oldest = row.getObject(1, LocalDateTime.class);
            return oldest == null ? orElse : oldest;
        }
    }

    private static List<Row> find(Connection connection, LocalDateTime from, LocalDateTime until) throws SQLException {
        List<Row> found = new ArrayList<>();
        try (PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setObject(1, from);
            find.setObject(2, until);
            try (ResultSet rows = find.executeQuery()) {
                while (rows.next()) {
                    found.add(new Row(
                            rows.getString("address"),
                            rows.getString("app_password_id"),
                            rows.getString("protocol"),
                            rows.getString("network"),
                            rows.getObject("hour", LocalDateTime.class),
                            rows.getString("source"),
                            rows.getLong("logins"),
                            rows.getLong("trials"),
                            rows.getObject("first_at", LocalDateTime.class),
                            rows.getObject("last_at", LocalDateTime.class),
                            rows.getString("client_id"),
                            rows.getLong("judged_within_ms")));
                }
            }
        }
        return found;
    }

    private static void shorten(Connection connection, List<Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement merge =
                        connection.prepareStatement(LoginUse.Repository.INSERT + "?)" + LoginUse.Repository.MERGE);
                PreparedStatement delete = connection.prepareStatement("DELETE FROM login_use" + KEY)) {
            for (Row row : rows) {
                int column = key(merge, row, new Network(row.network()).shortened());
                merge.setLong(column++, row.logins());
                merge.setLong(column++, row.trials());
                merge.setObject(column++, row.firstAt());
                merge.setObject(column++, row.lastAt());
                merge.setString(column++, row.clientId());
                merge.setLong(column, row.judgedWithinMs());
                merge.addBatch();
                key(delete, row, row.network());
                delete.addBatch();
            }
            merge.executeBatch();
            delete.executeBatch();
        }
    }

    private static int key(PreparedStatement statement, Row row, String network) throws SQLException {
        int column = 1;
        statement.setString(column++, row.address());
        statement.setString(column++, row.appPassword());
        statement.setString(column++, row.protocol());
        statement.setString(column++, network);
        statement.setObject(column++, row.hour());
        statement.setString(column++, row.source());
        return column;
    }
}
