package latchkey.migration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import latchkey.account.MainPasswordRule;
import latchkey.audit.Act;
import latchkey.audit.Actor;
import latchkey.audit.AuditTrail;
import latchkey.notice.NoticeKind;
import latchkey.notice.Outbox;
import latchkey.shared.Refusal;
import latchkey.shared.StaffDomains;

/**
 * Switches a rule on in a domain, and off again.
 *
 * <p>On: only what was tried dry within a day over enough days of reports. Off: one act, and the next login gets in.
 */
@ApplicationScoped
public class SwitchRule {
    private static final Duration DRY_RUN_GOOD_FOR = Duration.ofDays(1);

    /** Of accounts that are refused already: a new dry run does not look at them. */
    private static final String FORESEEN_BEFORE = """
            INSERT IGNORE INTO dry_run_client (dry_run, address, protocol, network, client_id, logins, last_at, at_once)
            SELECT ?, c.address, c.protocol, c.network, c.client_id, c.logins, c.last_at, c.at_once
            FROM dry_run_client c JOIN account a ON a.address = c.address
            WHERE c.dry_run = ? AND a.refused_by_plan = ?
            """;

    private static final String FORGET_DATES =
            "DELETE d FROM planned_date d JOIN account a ON a.address = d.address WHERE a.domain = ?";

    private final Sql sql;
    private final Outbox outbox;
    private final AuditTrail auditTrail;
    private final Clock clock;

    SwitchRule(Sql sql, Outbox outbox, AuditTrail auditTrail, Clock clock) {
        this.outbox = outbox;
        this.sql = sql;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    /** Why it stays as it is. */
    public enum Obstacle {
        TOO_FEW_DAYS,
        DRY_RUN_TOO_OLD,
        DRY_RUN_USED,
        /** A list needs dates, and the rule at work has none. */
        OTHER_RULE
    }

    @Transactional
    public Optional<Obstacle> obstacle(DryRun run) {
        if (!run.longEnough()) {
            return Optional.of(Obstacle.TOO_FEW_DAYS);
        }
        if (run.madeAt().plus(DRY_RUN_GOOD_FOR).isBefore(clock.instant())) {
            return Optional.of(Obstacle.DRY_RUN_TOO_OLD);
        }
        boolean used = sql.number(
                        "SELECT EXISTS (SELECT 1 FROM rule_plan WHERE dry_run = ?)"
                                + " OR EXISTS (SELECT 1 FROM dry_run_list WHERE dry_run = ? AND used_at IS NOT NULL)",
                        run.id(),
                        run.id())
                > 0;
        return used ? Optional.of(Obstacle.DRY_RUN_USED) : Optional.empty();
    }

    /**
     * Whom a rule before had taken stays refused and belongs to the new plan, and fails as foreseen if the dry run of his time
     * named him; open dates are forgotten, also those of single accounts: the dry run has told of none.
     */
    @Transactional
    Optional<Obstacle> on(DryRun run, StaffDomains within, Actor by) {
        within.require(run.domain());
        lock(run.domain());
        Optional<Obstacle> obstacle = obstacle(run);
        if (obstacle.isPresent()) {
            return obstacle;
        }
        UUID plan = UUID.randomUUID();
        Optional<RulePlan> before = atWork(run.domain());
        sql.change(
                "INSERT INTO rule_plan (id, domain, rule, starts_on, dry_run, started_at, started_by)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                plan,
                run.domain(),
                run.rule(),
                run.startsOn().orElse(null),
                run.id(),
                clock.instant(),
                by.who());
        before.ifPresent(old -> {
            sql.change(
                    "UPDATE account SET main_password_refused_from = NULL, refusal_held = FALSE, refused_by_plan = NULL,"
                            + " told = 0, told_for = NULL"
                            + " WHERE refused_by_plan = ? AND refusal_held",
                    old.id());
            sql.change("UPDATE account SET refused_by_plan = ? WHERE refused_by_plan = ?", plan, old.id());
            sql.change(FORESEEN_BEFORE, run.id(), old.dryRun(), plan);
            end(old);
        });
        sql.change(FORGET_DATES, run.domain());
        rule(run.domain(), run.rule());
        auditTrail.recordOf(by, Act.RULE_SWITCHED_ON, run.domain());
        return Optional.empty();
    }

    @Transactional
    public void undo(String domain, StaffDomains within, Actor by) {
        within.require(domain);
        lock(domain);
        RulePlan plan = atWork(domain).orElseThrow(Refusal.NotFound::new);
        sql.change(
                "UPDATE account SET main_password_refused_from = NULL, refusal_held = FALSE, refused_by_plan = NULL,"
                        + " told = 0, told_for = NULL"
                        + " WHERE refused_by_plan = ?",
                plan.id());
        sql.change(FORGET_DATES, domain);
        end(plan);
        outbox.takeBack(NoticeKind.MAIN_PASSWORD_ENDS, domain);
        outbox.takeBack(NoticeKind.MAIN_PASSWORD_ENDED, domain);
        rule(domain, MainPasswordRule.OBSERVE);
        auditTrail.recordOf(by, Act.RULE_UNDONE, domain);
    }

    private void lock(String domain) {
        if (sql.row("SELECT name FROM domain WHERE name = ? FOR UPDATE", row -> row.getString(1), domain)
                .isEmpty()) {
            throw new Refusal.NotFound();
        }
    }

    private Optional<RulePlan> atWork(String domain) {
        return sql.row(RulePlan.ALL + " AND domain = ? FOR UPDATE", RulePlan::of, domain);
    }

    private void end(RulePlan plan) {
        sql.change("UPDATE rule_plan SET ended_at = ? WHERE id = ?", clock.instant(), plan.id());
    }

    private void rule(String domain, MainPasswordRule rule) {
        sql.change("UPDATE domain SET main_password_rule = ? WHERE name = ?", rule, domain);
    }
}
