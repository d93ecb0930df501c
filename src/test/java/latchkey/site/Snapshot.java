package latchkey.site;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that people have decided or were given, to be compared with later. */
public record Snapshot(Map<String, List<Map<String, @Nullable String>>> tables) {
    /** Filled by mail logins, sign-ins and jobs, whatever a person does at that moment. */
    private static final Set<String> BY_THEMSELVES = Set.of(
            "account_use",
            "ban_poll",
            "banned_network",
            "alarm",
            "check_state",
            "failing_client",
            "flyway_schema_history",
            "guessed_account",
            "guessing_network",
            "inbox_trim",
            "job_lease",
            "job_run",
            "judged_secret",
            "known_mailbox",
            "login_attempt",
            "login_report",
            "login_report_rejected",
            "login_use",
            "mail_check",
            "mail_server_script",
            "mail_server_watch",
            "network_try",
            "open_login",
            "refused_key",
            "replica_check",
            "report_source",
            "sign_in",
            "try_count",
            "unanswered_login",
            "use_day");

    private static final String CHECK_MAILBOX = "check@example.org";

    private static final String THE_PORTAL = "urn:latchkey";

    /** Written behind the scenes, some time after what somebody did. */
    private static final Set<String> LATE = Set.of(
            "withdrawn_at",
            "first_used_at",
            "last_used_at",
            "last_used_protocol",
            "last_used_network",
            "tries",
            "next_try_at",
            "claimed_at",
            "settled_at",
            "swept_at");

    /** Table by table, so that whoever reads of a failure sees what it was. */
    public List<String> changedSince(Snapshot before) {
        List<String> changes = new ArrayList<>();
        tables.forEach((table, rows) -> {
            Set<Map<String, @Nullable String>> then = new LinkedHashSet<>(before.tables.getOrDefault(table, List.of()));
            Set<Map<String, @Nullable String>> now = new LinkedHashSet<>(rows);
            now.stream().filter(row -> !then.contains(row)).forEach(row -> changes.add("now in " + table + ": " + row));
            then.stream()
                    .filter(row -> !now.contains(row))
                    .forEach(row -> changes.add("gone from " + table + ": " + row));
        });
        return changes;
    }

    public static Snapshot of(Site site) {
        Map<String, List<Map<String, @Nullable String>>> tables = site.dump(BY_THEMSELVES);
        // A mail that is waiting may be sent in the next moment.
        tables.getOrDefault("notice", List.of()).forEach(mail -> mail.remove("state"));
        // Told by the judge of logins, some time after them.
        tables.getOrDefault("notice", List.of())
                .removeIf(mail -> String.valueOf(mail.get("kind")).matches("APP_PASSWORD_(FIRST_USED|USED_ELSEWHERE)"));
        // Made, refused and allowed by the portal itself, whenever it looks whether all is well.
        tables.values()
                .forEach(rows -> rows.removeIf(
                        row -> CHECK_MAILBOX.equals(row.get("address")) || THE_PORTAL.equals(row.get("issuer"))));
        tables.values().forEach(rows -> rows.forEach(row -> row.keySet().removeAll(LATE)));
        return new Snapshot(tables);
    }
}
