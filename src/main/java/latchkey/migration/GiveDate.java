package latchkey.migration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import latchkey.account.MainPasswordRule;
import latchkey.audit.Act;
import latchkey.audit.Actor;
import latchkey.audit.AuditTrail;
import latchkey.shared.MailAddress;
import latchkey.shared.StaffDomains;

/** Gives one account a date of its own, earlier or later than its domain's. Refuses where no PLANNED rule is at work. */
@ApplicationScoped
public class GiveDate {
    /**
     * Whoever is refused already stays so if the new date has come, or a plan that is paused would let him in. A refusal that
     * an operator has made is no plan's to undo. Assignments see what those before them have written.
     */
    static final String MOVE = """
            UPDATE account SET
                refusal_held = IF(main_password_refused_from IS NOT NULL AND refused_by_plan IS NULL, FALSE,
                    NOT COALESCE(main_password_refused_from <= UTC_TIMESTAMP(3) AND NOT refusal_held
                        AND ? <= UTC_TIMESTAMP(3), FALSE)),
                refused_by_plan = IF(main_password_refused_from IS NOT NULL AND refused_by_plan IS NULL, NULL, ?),
                main_password_refused_from = ?
            WHERE address""";

    private final Sql sql;
    private final AuditTrail auditTrail;

    GiveDate(Sql sql, AuditTrail auditTrail) {
        this.sql = sql;
        this.auditTrail = auditTrail;
    }

    /** @return false if there is no such account under a PLANNED rule in this domain */
    @Transactional
    public boolean give(String domain, MailAddress address, Instant startsOn, StaffDomains within, Actor by) {
        within.require(domain);
        var plan = sql.row(RulePlan.ALL + " AND domain = ? FOR UPDATE", RulePlan::of, domain)
                .filter(atWork -> atWork.rule() == MainPasswordRule.PLANNED);
        boolean known =
                sql.number("SELECT COUNT(*) FROM account WHERE address = ? AND domain = ?", address.toString(), domain)
                        > 0;
        if (plan.isEmpty() || !known) {
            return false;
        }
        sql.change(
                "INSERT INTO planned_date (address, starts_on, given_by) VALUES (?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE starts_on = VALUES(starts_on), given_by = VALUES(given_by)",
                address.toString(),
                startsOn,
                by.who());
        sql.change(MOVE + " = ?", startsOn, plan.get().id(), startsOn, address.toString());
        auditTrail.record(by, Act.PLANNED_DATE_SET, address, plan.get().id());
        return true;
    }
}
