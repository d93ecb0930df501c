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
        figures();
        exemptions();
    }

    /** Four weeks in which it went well, and one of everything today. */
    private void figures() {
        site.change("""
                INSERT INTO use_day
                SELECT UTC_DATE() - INTERVAL seq DAY, ?, 'MAIN_IN_A_WEEK', 900 + 11 * seq, UTC_TIMESTAMP(3)
                FROM seq_1_to_40""", domain);
        site.change("""
                INSERT INTO account (address, domain) SELECT CONCAT('person', seq, '@', ?), ? FROM seq_1_to_120
                """, domain, domain);
        site.change("""
                INSERT INTO account_use (address, domain, seen, main_at, app_at, foreign_at)
                SELECT CONCAT('person', seq, '@', ?), ?, seq > 10, IF(seq > 20, UTC_TIMESTAMP(3), NULL),
                    IF(seq > 80, UTC_TIMESTAMP(3), NULL), IF(seq BETWEEN 15 AND 18, UTC_TIMESTAMP(3), NULL)
                FROM seq_1_to_120""", domain, domain);
    }

    private void exemptions() {
        site.change("""
                INSERT INTO plan_exemption
                SELECT CONCAT('person', seq, '@', ?), UTC_TIMESTAMP(3) + INTERVAL 90 DAY,
                    'The scanners on the second floor can only be changed in spring', 'test', UTC_TIMESTAMP(3)
                FROM seq_1_to_103""", domain);
    }

    /** With a rule at work beside which no list can be planned. */
    static void ofAnotherRule(Site site, String domain) {
        StagedPlans plans = new StagedPlans(site, domain);
        site.change("""
                INSERT INTO use_day SELECT UTC_DATE() - INTERVAL seq DAY, ?, 'MAIN_IN_A_WEEK', 0, UTC_TIMESTAMP(3)
                FROM seq_1_to_9""", domain);
        site.change("""
                INSERT INTO rule_plan (id, domain, rule, dry_run, started_at, started_by, swept_at)
                VALUES (UUID(), ?, 'FIRST_CLIENT', ?, UTC_TIMESTAMP(3), 'test', UTC_TIMESTAMP(3))""", domain, plans.dryRun("FIRST_CLIENT", 20, 0));
        plans.dryRun("PLANNED", 20, 0);
    }

    String dryRunOfAList() {
        String id = dryRun("PLANNED", 20, 0);
        site.change("INSERT INTO dry_run_list (dry_run, listed) VALUES (?, 1203)", id);
        return id;
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
