package latchkey.migration;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** The rules as statements: gives each account of a plan its date, and lets the date act once it is right to. */
@ApplicationScoped
class TakeAccounts {
    private static final String FIRST_CLIENT = """
            UPDATE account a JOIN (
                SELECT address, MIN(first_used_at) AS first_at FROM app_password
                WHERE first_used_at IS NOT NULL GROUP BY address) f ON f.address = a.address
            SET a.main_password_refused_from = f.first_at + INTERVAL 7 DAY, a.refusal_held = TRUE, a.refused_by_plan = ?
            WHERE a.domain = ? AND a.active AND a.main_password_refused_from IS NULL
            """;

    private static final String SECOND_FACTOR = """
            UPDATE account a JOIN account_owner o ON o.address = a.address AND o.role = 'OWNER'
                JOIN person p ON p.id = o.person_id AND p.second_factor_seen_at IS NOT NULL
            SET a.main_password_refused_from = UTC_TIMESTAMP(3), a.refusal_held = TRUE, a.refused_by_plan = ?
            WHERE a.domain = ? AND a.active AND a.kind = 'PERSON' AND a.main_password_refused_from IS NULL
            """;

    /** Whoever came after the switch was in no dry run: a week for him. */
    private static final String PLANNED = """
            UPDATE account a JOIN rule_plan r ON r.id = ? LEFT JOIN planned_date d ON d.address = a.address
            SET a.main_password_refused_from = COALESCE(d.starts_on,
                    IF(a.created_at > r.started_at, GREATEST(r.starts_on, a.created_at + INTERVAL 7 DAY), r.starts_on)),
                a.refusal_held = TRUE, a.refused_by_plan = r.id
            WHERE a.domain = ? AND a.active AND a.main_password_refused_from IS NULL
                AND (d.starts_on IS NOT NULL OR r.starts_on IS NOT NULL)
            """;

    private static final String WAIT_FOR_A_QUIET_WEEK = """
            UPDATE account a SET a.main_password_refused_from = GREATEST(a.main_password_refused_from, COALESCE(
                (SELECT MAX(u.last_at) FROM login_use u
                    WHERE u.address = a.address AND u.app_password_id = '' AND u.logins > 0) + INTERVAL 7 DAY,
                a.main_password_refused_from))
            WHERE a.refused_by_plan = ? AND a.refusal_held
            """;

    /** At one moment, however many statements ask: who is refused stands in the audit trail. */
    private static final String DUE = " refused_by_plan = ? AND refusal_held AND main_password_refused_from <= ?"
            + " AND NOT EXISTS (SELECT 1 FROM plan_exemption e"
            + " WHERE e.address = account.address AND e.ends_at > ?)";

    private static final String NOTE_DUE = "INSERT INTO audit_entry (id, at, who, role, what, address, thing)"
            + " SELECT UUID(), UTC_TIMESTAMP(3), 'portal', 'portal', 'MAIN_PASSWORD_REFUSED', address, ? FROM account"
            + " WHERE" + DUE;

    private final Sql sql;
    private final ForeseeExempt foreseeExempt;

    TakeAccounts(Sql sql, ForeseeExempt foreseeExempt) {
        this.sql = sql;
        this.foreseeExempt = foreseeExempt;
    }

    /** For all accounts that have no date: when a plan begins, and now and then for those that came by themselves. */
    void giveDates(RulePlan plan) {
        switch (plan.rule()) {
            case FIRST_CLIENT -> {
                sql.change(FIRST_CLIENT, plan.id(), plan.domain());
                sql.change(WAIT_FOR_A_QUIET_WEEK, plan.id());
            }
            case SECOND_FACTOR -> sql.change(SECOND_FACTOR, plan.id(), plan.domain());
            case PLANNED -> sql.change(PLANNED, plan.id(), plan.domain());
            case OBSERVE -> {}
        }
    }

    /** @return how many are refused from now on */
    int takeDue(RulePlan plan) {
        if (plan.rule() == latchkey.account.MainPasswordRule.FIRST_CLIENT) {
            sql.change(WAIT_FOR_A_QUIET_WEEK + " AND a.main_password_refused_from <= UTC_TIMESTAMP(3)", plan.id());
        }
        Instant now = sql.row("SELECT UTC_TIMESTAMP(3) AS now", row -> Sql.instant(row, "now"))
                .flatMap(found -> found)
                .orElseThrow();
        foreseeExempt.due(plan, now);
        sql.change(NOTE_DUE, plan.id(), plan.id(), now, now);
        return sql.change("UPDATE account SET refusal_held = FALSE WHERE" + DUE, plan.id(), now, now);
    }
}
