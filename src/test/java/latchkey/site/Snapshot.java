package latchkey.site;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the portal knows of people, mailboxes and app passwords, to be compared with later. */
public record Snapshot(Map<String, List<Map<String, @Nullable String>>> tables) {
    private static final List<String> TABLES =
            List.of("app_password", "account", "account_login", "account_owner", "person", "audit_entry", "domain");

    /** Written behind the scenes, some time after what somebody did. */
    private static final Set<String> LATE =
            Set.of("withdrawn_at", "first_used_at", "last_used_at", "last_used_protocol", "last_used_network");

    public static Snapshot of(Site site) {
        Map<String, List<Map<String, @Nullable String>>> tables = new LinkedHashMap<>();
        for (String table : TABLES) {
            List<Map<String, @Nullable String>> rows = site.rows("SELECT * FROM " + table + " ORDER BY 1, 2");
            rows.forEach(row -> row.keySet().removeAll(LATE));
            tables.put(table, rows);
        }
        return new Snapshot(tables);
    }
}
