package latchkey.migration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import latchkey.audit.Act;
import latchkey.audit.Actor;
import latchkey.audit.AuditTrail;
import latchkey.shared.Refusal;
import latchkey.shared.StaffDomains;

/**
 * One round of a plan. Takes nobody while it is paused, nor while login reports wait to be judged: the last accepted main
 * password may be among them. Pauses by itself when more accounts fail than its dry run has foreseen.
 */
@ApplicationScoped
class FollowPlan {
    private static final int FORGIVEN = 3;
    private static final int ONE_IN = 50;

    // What was tried once and is not proved is a guess rather than a client.
    private static final String UNFORESEEN = """
            SELECT COUNT(DISTINCT f.address) FROM failing_client f JOIN account a ON a.address = f.address
            WHERE a.refused_by_plan = ? AND NOT a.refusal_held AND f.reason = 'main-password' AND f.slip = 0
                AND f.last_at >= a.main_password_refused_from AND f.last_at > UTC_TIMESTAMP(3) - INTERVAL 1 DAY
                AND (f.accepted_at IS NULL OR f.accepted_at < f.last_at)
                AND (f.closed_at IS NULL OR f.closed_at < f.last_at)
                AND NOT EXISTS (SELECT 1 FROM dry_run_client c WHERE c.dry_run = ? AND c.address = f.address)
            """;

    private static final String NAME_THEM = """
            INSERT IGNORE INTO dry_run_client (dry_run, address, protocol, network, client_id, logins, last_at, at_once)
            SELECT ?, f.address, f.protocol, '', COALESCE(f.client_id, ''), 0, f.last_at, TRUE
            FROM failing_client f JOIN account a ON a.address = f.address
            WHERE a.refused_by_plan = ? AND f.reason = 'main-password' AND f.slip = 0
            """;

    private final Sql sql;
    private final TakeAccounts takeAccounts;
    private final TellOfDates tellOfDates;
    private final AuditTrail auditTrail;

    FollowPlan(Sql sql, TakeAccounts takeAccounts, TellOfDates tellOfDates, AuditTrail auditTrail) {
        this.tellOfDates = tellOfDates;
        this.sql = sql;
        this.takeAccounts = takeAccounts;
        this.auditTrail = auditTrail;
    }

    /** The lock lets replicas pass by each other, and an undo wait for the round to end. */
    @Transactional
    void follow(RulePlan known) {
        sql.row(RulePlan.ALL + " AND id = ? FOR UPDATE SKIP LOCKED", RulePlan::of, known.id())
                .filter(plan -> !paused(plan))
                .filter(plan -> reportsAreJudged())
                .ifPresent(this::take);
    }

    /** Goes on with an eye on those who fail now: they count as foreseen. */
    @Transactional
    void goOn(String domain, StaffDomains within, Actor by) {
        within.require(domain);
        RulePlan plan = sql.row(RulePlan.ALL + " AND domain = ? FOR UPDATE", RulePlan::of, domain)
                .orElseThrow(Refusal.NotFound::new);
        sql.change(NAME_THEM, plan.dryRun(), plan.id());
        sql.change("UPDATE rule_plan SET paused_at = NULL, paused_by = NULL, unforeseen = 0 WHERE id = ?", plan.id());
        auditTrail.recordOf(by, Act.PLAN_CONTINUED, domain);
    }

    /** Takes no further account until somebody lets it go on; who is refused stays so. */
    @Transactional
    void pause(String domain, StaffDomains within, Actor by) {
        within.require(domain);
        RulePlan plan = sql.row(RulePlan.ALL + " AND domain = ? FOR UPDATE", RulePlan::of, domain)
                .orElseThrow(Refusal.NotFound::new);
        if (plan.pausedAt().isEmpty()) {
            sql.change(
                    "UPDATE rule_plan SET paused_at = UTC_TIMESTAMP(3), paused_by = ? WHERE id = ?",
                    by.who(),
                    plan.id());
            auditTrail.recordOf(by, Act.PLAN_PAUSED, domain);
        }
    }

    private boolean paused(RulePlan plan) {
        if (plan.pausedAt().isPresent()) {
            return true;
        }
        long unforeseen = sql.number(UNFORESEEN, plan.id(), plan.dryRun());
        if (unforeseen != plan.unforeseen()) {
            sql.change("UPDATE rule_plan SET unforeseen = ? WHERE id = ?", unforeseen, plan.id());
        }
        if (unforeseen <= FORGIVEN || unforeseen * ONE_IN <= taken(plan)) {
            return false;
        }
        sql.change("UPDATE rule_plan SET paused_at = UTC_TIMESTAMP(3) WHERE id = ?", plan.id());
        auditTrail.recordOf(new Actor(AuditTrail.PORTAL, AuditTrail.PORTAL), Act.PLAN_PAUSED, plan.domain());
        return true;
    }

    private long taken(RulePlan plan) {
        return sql.number("SELECT COUNT(*) FROM account WHERE refused_by_plan = ? AND NOT refusal_held", plan.id());
    }

    private boolean reportsAreJudged() {
        return sql.number("SELECT COUNT(*) FROM (SELECT at FROM login_report ORDER BY id LIMIT 1) oldest"
                        + " WHERE at < UTC_TIMESTAMP(3) - INTERVAL 1 MINUTE")
                == 0;
    }

    private void take(RulePlan plan) {
        boolean sweep = sql.number(
                        "SELECT COUNT(*) FROM rule_plan WHERE id = ?"
                                + " AND (swept_at IS NULL OR swept_at < UTC_TIMESTAMP(3) - INTERVAL 5 MINUTE)",
                        plan.id())
                > 0;
        if (sweep) {
            takeAccounts.giveDates(plan);
        }
        takeAccounts.takeDue(plan);
        if (sweep && tellOfDates.tell(plan)) {
            sql.change("UPDATE rule_plan SET swept_at = UTC_TIMESTAMP(3) WHERE id = ?", plan.id());
        }
    }
}
