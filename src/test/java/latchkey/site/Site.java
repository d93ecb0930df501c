package latchkey.site;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import latchkey.parts.MailLogin;
import latchkey.parts.MariaDb;
import latchkey.parts.Parts;
import latchkey.parts.Portal;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** example.org with everything running, started once for all tests of this JVM. */
public final class Site {
    private static final String SEEDED = "latchkey.site.seeded";

    private final Parts parts;

    private Site(Parts parts) {
        this.parts = parts;
    }

    public static Site shared() {
        synchronized (SEEDED.intern()) {
            Parts parts = Parts.shared();
            Properties known = System.getProperties();
            if (known.getProperty(SEEDED) == null) {
                parts.portal().start();
                parts.portal().waitUntilReady();
                parts.seed().sow();
                known.setProperty(SEEDED, "yes");
            }
            return new Site(parts);
        }
    }

    public Parts parts() {
        return parts;
    }

    public Portal portal() {
        return parts.portal();
    }

    public MailLogin mailClient() {
        return parts.mailLogin();
    }

    /** Rows as an administrator of the database sees them, columns by name, values as text. */
    public List<Map<String, @Nullable String>> rows(String sql, Object... values) {
        try (Connection connection = parts.mariaDb().connect(MariaDb.ADMIN);
                PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                query.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = query.executeQuery()) {
                List<Map<String, @Nullable String>> all = new ArrayList<>();
                while (rows.next()) {
                    Map<String, @Nullable String> row = new LinkedHashMap<>();
                    for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                        row.put(rows.getMetaData().getColumnLabel(column), text(rows, column));
                    }
                    all.add(row);
                }
                return all;
            }
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    /** The driver's own text of a time loses the zeros at the front of a fraction. */
    private static @Nullable String text(ResultSet rows, int column) throws SQLException {
        if (rows.getMetaData().getColumnType(column) != Types.TIMESTAMP) {
            return rows.getString(column);
        }
        LocalDateTime time = rows.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toString().replace('T', ' ');
    }

    public int change(String sql, Object... values) {
        try (Connection connection = parts.mariaDb().connect(MariaDb.ADMIN);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    /** Until a report is judged: a portal that was killed leaves its lease to run out. */
    public void waitUntilJudging() {
        parts.portal().waitUntilReady();
        String probe = "probe-" + UUID.randomUUID();
        change("INSERT INTO login_report (login, protocol, outcome) VALUES (?, 'imap', 'main_password_ok')", probe);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> rows("SELECT id FROM login_report WHERE login = ?", probe)
                        .isEmpty());
    }

    /** Every row of every table of the portal, for looking for what must not be there, or for what changed. */
    public Map<String, List<Map<String, @Nullable String>>> dump() {
        return dump(Set.of());
    }

    /** @param without tables that are not read: some hold the history of a whole large site */
    Map<String, List<Map<String, @Nullable String>>> dump(Set<String> without) {
        Map<String, List<Map<String, @Nullable String>>> dump = new LinkedHashMap<>();
        for (Map<String, @Nullable String> table : rows("SELECT table_name AS name FROM information_schema.tables"
                + " WHERE table_schema = 'latchkey' AND table_type = 'BASE TABLE' ORDER BY table_name")) {
            String name = String.valueOf(table.get("name"));
            if (without.contains(name)) {
                continue;
            }
            dump.put(name, rows("SELECT * FROM `" + name + "` ORDER BY 1"));
        }
        return dump;
    }
}
