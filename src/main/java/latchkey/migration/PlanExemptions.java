package latchkey.migration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import latchkey.audit.Act;
import latchkey.audit.Actor;
import latchkey.audit.AuditTrail;
import latchkey.shared.MailAddress;
import latchkey.shared.StaffDomains;

/**
 * Accounts that no plan takes before a day, such as scanners that cannot be changed yet. Whom a plan has taken already gets in
 * again at the next login. When the day has come the plan goes on with them. What an operator refuses by hand is not touched.
 *
 * <p>Who keeps the mailbox was told of that day. If it ends before, he gets a week to read so, or until that day if it is nearer.
 */
@ApplicationScoped
public class PlanExemptions {
    /** On a page. */
    static final int SHOWN = 100;

    private static final String A_WEEK_FROM_NOW = """
            UPDATE account a JOIN plan_exemption e ON e.address = a.address AND e.ends_at > UTC_TIMESTAMP(3)
            SET a.main_password_refused_from = LEAST(e.ends_at, UTC_TIMESTAMP(3) + INTERVAL 7 DAY), a.told = 0,
                a.told_for = NULL
            WHERE a.address = ? AND a.refused_by_plan = ? AND a.refusal_held
                AND a.main_password_refused_from < LEAST(e.ends_at, UTC_TIMESTAMP(3) + INTERVAL 7 DAY)
            """;

    private final Sql sql;
    private final ForeseeExempt foreseeExempt;
    private final TryListDry tryListDry;
    private final AuditTrail auditTrail;
    private final Clock clock;

    PlanExemptions(Sql sql, ForeseeExempt foreseeExempt, TryListDry tryListDry, AuditTrail auditTrail, Clock clock) {
        this.sql = sql;
        this.foreseeExempt = foreseeExempt;
        this.tryListDry = tryListDry;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    /** @return lines that are wrong; then nobody was exempted */
    @Transactional
    public List<AddressList.BadLine> give(
            String domain, AddressList list, Instant endsAt, String why, StaffDomains within, Actor by) {
        within.require(domain);
        List<AddressList.BadLine> wrong = list.wrong().isEmpty() ? tryListDry.strangers(domain, list) : list.wrong();
        if (!wrong.isEmpty()) {
            return wrong;
        }
        for (String address : list.lines().keySet()) {
            sql.change(
                    "INSERT INTO plan_exemption (address, ends_at, why, given_by, given_at) VALUES (?, ?, ?, ?, ?)"
                            + " ON DUPLICATE KEY UPDATE ends_at = VALUES(ends_at), why = VALUES(why),"
                            + " given_by = VALUES(given_by), given_at = VALUES(given_at)",
                    address,
                    endsAt,
                    why,
                    by.who(),
                    clock.instant());
            sql.change(
                    "UPDATE account SET refusal_held = TRUE WHERE address = ? AND refused_by_plan IS NOT NULL",
                    address);
            auditTrail.record(by, Act.EXEMPTION_GIVEN, MailAddress.of(address), null);
        }
        return List.of();
    }

    /** @return false if the account was not exempt */
    @Transactional
    public boolean end(MailAddress address, StaffDomains within, Actor by) {
        within.require(address);
        // Not while a round of it may take him.
        sql.row(RulePlan.ALL + " AND domain = ? FOR UPDATE", RulePlan::of, address.domain())
                .ifPresent(plan -> giveAWeek(address, plan));
        boolean ended = sql.change("DELETE FROM plan_exemption WHERE address = ?", address.toString()) > 0;
        if (ended) {
            auditTrail.record(by, Act.EXEMPTION_ENDED, address, null);
        }
        return ended;
    }

    private void giveAWeek(MailAddress address, RulePlan plan) {
        foreseeExempt.one(address);
        sql.change(A_WEEK_FROM_NOW, address.toString(), plan.id());
        // He is told in the next round.
        sql.change("UPDATE rule_plan SET swept_at = NULL WHERE id = ?", plan.id());
    }

    /** @param from when its main password ends, if that is known: a plan that is paused takes nobody */
    public record Ended(String address, Optional<Instant> from) {}

    /** How it stands with an account that is no longer exempt. */
    @Transactional
    public Optional<Ended> ended(MailAddress address, StaffDomains within) {
        return within.hold(address)
                ? sql.row(
                        "SELECT address, IF(EXISTS (SELECT 1 FROM rule_plan p WHERE p.id = a.refused_by_plan"
                                + " AND p.ended_at IS NULL AND p.paused_at IS NULL), main_password_refused_from, NULL) AS"
                                + " refused_from FROM account a WHERE address = ? AND NOT EXISTS (SELECT 1 FROM plan_exemption e"
                                + " WHERE e.address = a.address AND e.ends_at > UTC_TIMESTAMP(3))",
                        row -> new Ended(row.getString("address"), Sql.instant(row, "refused_from")),
                        address.toString())
                : Optional.empty();
    }

    /**
     * By address, one more than are shown on a page if there are more.
     *
     * @param after the last address of the page before, or nothing
     */
    @Transactional
    public List<Plans.Exemption> some(StaffDomains within, String after) {
        return sql.rows(
                "SELECT address, ends_at, why FROM plan_exemption WHERE ends_at > UTC_TIMESTAMP(3) AND address > ? AND "
                        + StaffDomains.sqlAddress("address", "?") + " ORDER BY address LIMIT " + (SHOWN + 1),
                row -> new Plans.Exemption(
                        row.getString("address"), Sql.instant(row, "ends_at").orElseThrow(), row.getString("why")),
                after,
                within.sqlList(),
                within.sqlList());
    }
}
