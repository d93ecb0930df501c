package latchkey.migration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import latchkey.account.MainPasswordRule;
import latchkey.audit.Act;
import latchkey.audit.Actor;
import latchkey.audit.AuditTrail;
import latchkey.migration.SwitchRule.Obstacle;
import latchkey.shared.Refusal;
import latchkey.shared.StaffDomains;

/**
 * Gives the accounts of a list their date: in the plan of their domain, or in a new one that takes nobody else. Whom the dry
 * run of the list has named counts as foreseen.
 */
@ApplicationScoped
public class SwitchList {
    private static final String NAMED_THERE_TOO = """
            INSERT IGNORE INTO dry_run_client (dry_run, address, protocol, network, client_id, logins, last_at, at_once)
            SELECT (SELECT p.dry_run FROM rule_plan p WHERE p.id = ?), c.address, c.protocol, c.network, c.client_id, c.logins,
                c.last_at, c.at_once
            FROM dry_run_client c WHERE c.dry_run = ?
            """;

    private static final String DATES = """
            INSERT INTO planned_date (address, starts_on, given_by)
            SELECT address, ?, ? FROM dry_run_account WHERE dry_run = ?
            ON DUPLICATE KEY UPDATE starts_on = VALUES(starts_on), given_by = VALUES(given_by)
            """;

    private static final String NOTE = """
            INSERT INTO audit_entry (id, at, who, role, what, address, thing)
            SELECT UUID(), UTC_TIMESTAMP(3), ?, ?, ?, address, ? FROM dry_run_account WHERE dry_run = ?
            """;

    private final Sql sql;
    private final SwitchRule switchRule;
    private final AuditTrail auditTrail;
    private final Clock clock;

    SwitchList(Sql sql, SwitchRule switchRule, AuditTrail auditTrail, Clock clock) {
        this.sql = sql;
        this.switchRule = switchRule;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    /** Why it cannot be now; the same as for a rule, and a rule at work that has no dates. */
    @Transactional
    public Optional<Obstacle> obstacle(DryRun run) {
        return switchRule
                .obstacle(run)
                .or(() -> atWork(run.domain())
                        .filter(plan -> plan.rule() != MainPasswordRule.PLANNED)
                        .map(plan -> Obstacle.OTHER_RULE));
    }

    @Transactional
    Optional<Obstacle> on(DryRun run, StaffDomains within, Actor by) {
        within.require(run.domain());
        if (sql.row("SELECT name FROM domain WHERE name = ? FOR UPDATE", row -> row.getString(1), run.domain())
                .isEmpty()) {
            throw new Refusal.NotFound();
        }
        Optional<Obstacle> obstacle = obstacle(run);
        if (obstacle.isPresent()) {
            return obstacle;
        }
        Instant startsOn = run.startsOn().orElseThrow(Refusal.NotFound::new);
        UUID plan = atWork(run.domain()).map(RulePlan::id).orElseGet(() -> begin(run, by));
        sql.change(NAMED_THERE_TOO, plan, run.id());
        sql.change(DATES, startsOn, by.who(), run.id());
        // One by one: the database would look at every account there is to find those of the list.
        sql.changeEach(
                GiveDate.MOVE + " = ?",
                sql
                        .rows(
                                "SELECT address FROM dry_run_account WHERE dry_run = ?",
                                row -> row.getString(1),
                                run.id())
                        .stream()
                        .map(address -> new Object[] {startsOn, plan, startsOn, address})
                        .toList());
        sql.change(NOTE, by.who(), by.role(), Act.PLANNED_DATE_SET, plan, run.id());
        sql.change("UPDATE dry_run_list SET used_at = ? WHERE dry_run = ?", clock.instant(), run.id());
        // Those of the list are told in the next round.
        sql.change("UPDATE rule_plan SET swept_at = NULL WHERE id = ?", plan);
        return Optional.empty();
    }

    private UUID begin(DryRun run, Actor by) {
        UUID plan = UUID.randomUUID();
        sql.change(
                "INSERT INTO rule_plan (id, domain, rule, starts_on, dry_run, started_at, started_by)"
                        + " VALUES (?, ?, ?, NULL, ?, ?, ?)",
                plan,
                run.domain(),
                MainPasswordRule.PLANNED,
                run.id(),
                clock.instant(),
                by.who());
        sql.change("UPDATE domain SET main_password_rule = ? WHERE name = ?", MainPasswordRule.PLANNED, run.domain());
        auditTrail.recordOf(by, Act.RULE_SWITCHED_ON, run.domain());
        return plan;
    }

    private Optional<RulePlan> atWork(String domain) {
        return sql.row(RulePlan.ALL + " AND domain = ?", RulePlan::of, domain);
    }
}
