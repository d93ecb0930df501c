package latchkey.migration;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import latchkey.shared.MailAddress;

/**
 * Whom a dry run has left out because he was exempt, and whom its plan goes on with later: he fails as everybody knew he would,
 * so the plan must not take him for a surprise and pause. In the caller's transaction.
 *
 * <p>Without networks: those of dry runs are kept exact for days only.
 */
@ApplicationScoped
class ForeseeExempt {
    private static final String NAME = """
            INSERT IGNORE INTO dry_run_client (dry_run, address, protocol, network, client_id, logins, last_at, at_once)
            SELECT r.dry_run, u.address, u.protocol, '', COALESCE(u.client_id, ''), SUM(u.logins), MAX(u.last_at), TRUE
            FROM plan_exemption e JOIN account a ON a.address = e.address
                JOIN rule_plan r ON r.domain = a.domain AND r.ended_at IS NULL
                JOIN login_use u ON u.address = a.address AND u.app_password_id = '' AND u.logins > 0
                    AND u.hour >= UTC_TIMESTAMP() - INTERVAL 30 DAY
            WHERE %s
            GROUP BY r.dry_run, u.address, u.protocol, COALESCE(u.client_id, '')
            """;

    private static final String DUE = NAME.formatted(
            "r.id = ? AND e.ends_at <= ? AND a.refused_by_plan = r.id AND a.refusal_held AND a.main_password_refused_from <= ?");

    private static final String ONE = NAME.formatted("e.address = ?");

    private final Sql sql;

    ForeseeExempt(Sql sql) {
        this.sql = sql;
    }

    /** Those whose exemption is over, before they are taken. */
    void due(RulePlan plan, Instant now) {
        sql.change(DUE, plan.id(), now, now);
    }

    /** Before his exemption is forgotten. */
    void one(MailAddress exempt) {
        sql.change(ONE, exempt.toString());
    }
}
