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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import latchkey.mailserver.ReportConfig;
import latchkey.shared.Chore;
import latchkey.shared.Network;
import latchkey.shared.OldRows;
import latchkey.shared.ShortTransaction;
import latchkey.shared.Utc;

/**
 * Shortens the networks of failing clients. When each of them was seen is not known, so a client that goes on failing keeps
 * the one it came from last until that is old too, and collects the others anew.
 */
@ApplicationScoped
class ShortenClientNetworks implements Chore {
    private static final int AT_ONCE = 200;

    private static final String COLLECTED = " AND COALESCE(networks_since, first_at) < ? AND networks <> ''";

    private final DataSource dataSource;
    private final ReportConfig config;

    ShortenClientNetworks(DataSource dataSource, ReportConfig config) {
        this.dataSource = dataSource;
        this.config = config;
    }

    @Produces
    @Singleton
    static Chore old(DataSource dataSource, DiagnosisConfig config) {
        return new OldRows(
                "old-failing-clients",
                dataSource,
                config.clientsKeptFor(),
                "DELETE FROM failing_client WHERE last_at < ? ORDER BY last_at");
    }

    @Override
    public String name() {
        return "client-networks";
    }

    @Override
    public Step step(Instant now, String reached) throws SQLException {
        LocalDateTime old = Utc.column(now.minus(config.networksKeptFor()));
        return ShortTransaction.in(dataSource, connection -> {
            String last = lastOfTheNext(connection, reached, old);
            if (last.isEmpty()) {
                return new Step(0, "", false);
            }
            return new Step(shorten(connection, reached, last, old, Utc.column(now)), last, true);
        });
    }

    /** Without locks: most rows that are looked at are none of these. */
    private static String lastOfTheNext(Connection connection, String after, LocalDateTime old) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement("SELECT HEX(MAX(id)) FROM (SELECT id FROM"
                + " failing_client WHERE id > UNHEX(?)" + COLLECTED + " ORDER BY id LIMIT " + AT_ONCE + ") next")) {
            find.setString(1, after);
            find.setObject(2, old);
            try (ResultSet row = find.executeQuery()) {
                row.next();
                String last = row.getString(1);
                return last == null ? "" : last;
            }
        }
    }

    private static int shorten(Connection connection, String after, String last, LocalDateTime old, LocalDateTime now)
            throws SQLException {
        try (PreparedStatement find = connection.prepareStatement("SELECT id, networks, last_at FROM failing_client"
                        + " WHERE id > UNHEX(?) AND id <= UNHEX(?)" + COLLECTED + " ORDER BY id FOR UPDATE");
                PreparedStatement write = connection.prepareStatement(
                        "UPDATE failing_client SET networks = ?, networks_since = ? WHERE id = ?")) {
            find.setString(1, after);
            find.setString(2, last);
            find.setObject(3, old);
            int found = 0;
            try (ResultSet rows = find.executeQuery()) {
                for (; rows.next(); found++) {
                    LocalDateTime lastAt = rows.getObject("last_at", LocalDateTime.class);
                    boolean goesOn = !lastAt.isBefore(old);
                    write.setString(1, shortened(rows.getString("networks"), goesOn));
                    write.setObject(2, goesOn ? lastAt : now);
                    write.setBytes(3, rows.getBytes("id"));
                    write.addBatch();
                }
            }
            if (found > 0) {
                write.executeBatch();
            }
            return found;
        }
    }

    /** The newest comes first. */
    static String shortened(String networks, boolean butTheFirst) {
        List<String> all = FailingClient.networksOf(networks);
        Set<String> shortened = new LinkedHashSet<>();
        for (int i = 0; i < all.size(); i++) {
            shortened.add(i == 0 && butTheFirst ? all.get(i) : new Network(all.get(i)).shortened());
        }
        return String.join(",", shortened);
    }
}
