package latchkey.diagnosis;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import latchkey.parts.MariaDb;
import latchkey.site.Site;
import org.jspecify.annotations.Nullable;

/** Reports of one login name, put into the inbox. The mail server itself could choose neither number nor time. */
record Reports(Site site, String login) {

    /** @param columns beside login and address, by name */
    void arrive(Map<String, ?> columns) {
        Map<String, Object> all = new LinkedHashMap<>(Map.of("login", login, "address", login));
        all.putAll(columns);
        String sql = "INSERT INTO login_report (" + String.join(", ", all.keySet()) + ") VALUES (?"
                + ", ?".repeat(all.size() - 1) + ")";
        try (Connection connection = site.parts().mariaDb().connect(MariaDb.PORTAL);
                PreparedStatement insert = connection.prepareStatement(sql)) {
            int column = 1;
            for (Object value : all.values()) {
                insert.setObject(column++, value);
            }
            insert.executeUpdate();
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    List<Map<String, @Nullable String>> in(String table) {
        return site.rows("SELECT * FROM " + table + " WHERE login = ? ORDER BY 1", login);
    }

    List<Map<String, @Nullable String>> awaitIn(String table, int rows, Duration within) {
        return await(rows + " in " + table)
                .atMost(within)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> in(table), found -> found.size() == rows);
    }

    List<Map<String, @Nullable String>> uses() {
        return site.rows("SELECT * FROM login_use WHERE address = ?", login);
    }
}
