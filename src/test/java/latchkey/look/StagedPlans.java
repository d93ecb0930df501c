package latchkey.look;

import java.util.UUID;
import latchkey.site.Site;

/** A plan that pauses by itself, and dry runs that can be switched on and that cannot. */
record StagedPlans(Site site, String domain) {
    void fill() {
        site.change("""
                INSERT INTO rule_plan (id, domain, rule, starts_on, dry_run, started_at, started_by, swept_at, paused_at,
                    unforeseen)
                VALUES (UUID(), ?, 'PLANNED', UTC_TIMESTAMP(3) + INTERVAL 4 DAY, ?, UTC_TIMESTAMP(3), 'test',
                    UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), 17)""", domain, dryRun("PLANNED", 20, 0));
        site.change("UPDATE domain SET main_password_rule = 'PLANNED' WHERE name = ?", domain);
        site.change("""
                INSERT INTO dry_run_client
                SELECT ?, CONCAT('person', seq, '@', ?), 'imap', IF(seq % 2, '192.0.2.0/24', '2001:db8:1234:5678::/64'),
                    IF(seq % 3, 'Thunderbird 128.4.0 for Windows', ''), seq, UTC_TIMESTAMP(3), FALSE
                FROM seq_1_to_60""", dryRun("FIRST_CLIENT", 20, 0), domain);
        dryRun("SECOND_FACTOR", 3, 0);
    }

    String dryRun(String rule, int days, int hoursAgo) {
        String id = UUID.randomUUID().toString();
        site.change("""
                INSERT INTO dry_run VALUES (?, ?, ?, IF(? = 'PLANNED', UTC_TIMESTAMP(3) + INTERVAL 5 DAY, NULL),
                    UTC_TIMESTAMP(3) - INTERVAL ? HOUR, 'test', ?, 1203, 60, 12)""", id, domain, rule, rule, hoursAgo, days);
        return id;
    }

    String dryRunOf(String rule) {
        return String.valueOf(site.rows(
                        "SELECT CAST(id AS CHAR) AS id FROM dry_run WHERE domain = ? AND rule = ? ORDER BY made_at DESC",
                        domain,
                        rule)
                .get(0)
                .get("id"));
    }
}
