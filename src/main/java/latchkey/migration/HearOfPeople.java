package latchkey.migration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import latchkey.account.MainPasswordRule;
import latchkey.account.SecondFactorSeen;
import latchkey.apppassword.AppPasswordFirstUsed;
import latchkey.audit.Act;
import latchkey.audit.AuditTrail;
import latchkey.shared.MailAddress;

/** What starts a rule for one account, in the transaction that it happens in. */
@ApplicationScoped
class HearOfPeople {
    /** The shared lock makes an undo wait, so that nobody is taken by a plan that has just ended. */
    private static final String PLAN_OF =
            "SELECT CAST(p.id AS CHAR) FROM rule_plan p JOIN account a ON a.domain = p.domain"
                    + " WHERE a.address = ? AND p.rule = ? AND p.ended_at IS NULL AND a.active"
                    + " AND a.main_password_refused_from IS NULL";

    private static final String OWN = "SELECT a.address FROM account a JOIN account_owner o ON o.address = a.address"
            + " WHERE o.person_id = ? AND o.role = 'OWNER' AND a.kind = 'PERSON' AND a.main_password_refused_from IS NULL"
            + " AND NOT EXISTS (SELECT 1 FROM plan_exemption e WHERE e.address = a.address"
            + " AND e.ends_at > UTC_TIMESTAMP(3))";

    private final Sql sql;
    private final AuditTrail auditTrail;

    HearOfPeople(Sql sql, AuditTrail auditTrail) {
        this.sql = sql;
        this.auditTrail = auditTrail;
    }

    void secondFactor(@Observes SecondFactorSeen seen) {
        for (String address : sql.rows(OWN, row -> row.getString(1), seen.person())) {
            sql.row(
                            PLAN_OF + " AND p.paused_at IS NULL LOCK IN SHARE MODE",
                            row -> UUID.fromString(row.getString(1)),
                            address,
                            MainPasswordRule.SECOND_FACTOR)
                    .ifPresent(plan -> refuse(MailAddress.of(address), plan));
        }
    }

    private void refuse(MailAddress address, UUID plan) {
        sql.change(
                "UPDATE account SET main_password_refused_from = UTC_TIMESTAMP(3), refusal_held = FALSE,"
                        + " refused_by_plan = ? WHERE address = ?",
                plan,
                address.toString());
        auditTrail.record(AuditTrail.PORTAL, AuditTrail.PORTAL, Act.MAIN_PASSWORD_REFUSED, address, plan);
    }

    void firstClient(@Observes AppPasswordFirstUsed used) {
        String address = used.address().toString();
        sql.row(
                        PLAN_OF + " LOCK IN SHARE MODE",
                        row -> UUID.fromString(row.getString(1)),
                        address,
                        MainPasswordRule.FIRST_CLIENT)
                .ifPresent(plan -> sql.change(
                        "UPDATE account SET main_password_refused_from = ? + INTERVAL 7 DAY, refusal_held = TRUE,"
                                + " refused_by_plan = ? WHERE address = ?",
                        used.at(),
                        plan,
                        address));
    }
}
