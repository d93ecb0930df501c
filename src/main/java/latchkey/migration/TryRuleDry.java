package latchkey.migration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import latchkey.account.MainPasswordRule;
import latchkey.audit.Act;
import latchkey.audit.Actor;
import latchkey.audit.AuditTrail;
import latchkey.shared.StaffDomains;

/** Writes down who would be refused by a rule, and changes nothing for anybody. */
@ApplicationScoped
public class TryRuleDry {
    private static final String OPEN = " a.domain = ? AND a.active AND (a.main_password_refused_from IS NULL"
            + " OR a.refusal_held OR a.main_password_refused_from > UTC_TIMESTAMP(3))"
            + " AND NOT EXISTS (SELECT 1 FROM plan_exemption e WHERE e.address = a.address AND e.ends_at > ?)";

    /** Nobody's second factor is that of a shared mailbox. */
    private static final String PERSONS_ONLY = " AND a.kind = 'PERSON'";

    private static final String LISTED =
            " AND EXISTS (SELECT 1 FROM dry_run_account l WHERE l.dry_run = ? AND l.address = a.address)";

    private static final String DAYS = """
            SELECT COUNT(*) FROM (
                SELECT DATE(u.hour) FROM login_use u JOIN account a ON a.address = u.address
                WHERE a.domain = ? AND u.logins > 0 AND u.hour >= UTC_TIMESTAMP() - INTERVAL 30 DAY
                UNION
                SELECT DATE(t.at) FROM login_attempt t JOIN account a ON a.address = t.address
                WHERE a.domain = ? AND NOT t.trial AND t.at >= UTC_TIMESTAMP() - INTERVAL 30 DAY) days
            """;

    private static final String CLIENTS = """
            INSERT INTO dry_run_client (dry_run, address, protocol, network, client_id, logins, last_at, at_once)
            SELECT ?, u.address, u.protocol, u.network, COALESCE(u.client_id, ''), SUM(u.logins), MAX(u.last_at), MAX(%s)
            FROM account a JOIN login_use u ON u.address = a.address AND u.app_password_id = '' AND u.logins > 0
                AND u.hour >= UTC_TIMESTAMP() - INTERVAL 30 DAY
            WHERE %s
            GROUP BY u.address, u.protocol, u.network, COALESCE(u.client_id, '')
            """;

    private static final String SECOND_FACTOR_SEEN = """
            EXISTS (SELECT 1 FROM account_owner o JOIN person p ON p.id = o.person_id
                WHERE o.address = a.address AND o.role = 'OWNER' AND p.second_factor_seen_at IS NOT NULL)
            """;

    private static final String QUIET_SINCE_FIRST_CLIENT = """
            (EXISTS (SELECT 1 FROM app_password p WHERE p.address = a.address
                    AND p.first_used_at <= UTC_TIMESTAMP(3) - INTERVAL 7 DAY)
                AND NOT EXISTS (SELECT 1 FROM login_use m WHERE m.address = a.address AND m.app_password_id = ''
                    AND m.logins > 0 AND m.last_at > UTC_TIMESTAMP(3) - INTERVAL 7 DAY))
            """;

    private final Sql sql;
    private final AuditTrail auditTrail;
    private final Clock clock;

    TryRuleDry(Sql sql, AuditTrail auditTrail, Clock clock) {
        this.sql = sql;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    @Transactional
    public UUID tryDry(
            String domain, MainPasswordRule rule, Optional<Instant> startsOn, StaffDomains within, Actor by) {
        within.require(domain);
        UUID id = begin(domain, rule, startsOn, by);
        finish(id, domain, rule, startsOn, "");
        auditTrail.recordOf(by, Act.RULE_TRIED_DRY, domain);
        return id;
    }

    /** For these accounts of the domain only, which are there. */
    @Transactional
    public UUID tryList(String domain, List<String> addresses, Instant startsOn, StaffDomains within, Actor by) {
        within.require(domain);
        UUID id = begin(domain, MainPasswordRule.PLANNED, Optional.of(startsOn), by);
        sql.change("INSERT INTO dry_run_list (dry_run, listed) VALUES (?, ?)", id, addresses.size());
        sql.changeEach(
                "INSERT INTO dry_run_account (dry_run, address) VALUES (?, ?)",
                addresses.stream().map(address -> new Object[] {id, address}).toList());
        finish(id, domain, MainPasswordRule.PLANNED, Optional.of(startsOn), LISTED);
        auditTrail.recordOf(by, Act.RULE_TRIED_DRY, domain);
        return id;
    }

    private UUID begin(String domain, MainPasswordRule rule, Optional<Instant> startsOn, Actor by) {
        UUID id = UUID.randomUUID();
        sql.change(
                "INSERT INTO dry_run (id, domain, rule, starts_on, made_at, made_by, days, accounts, named, at_once)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, 0)",
                id,
                domain,
                rule,
                startsOn.orElse(null),
                clock.instant(),
                by.who(),
                sql.number(DAYS, domain, domain));
        return id;
    }

    private void finish(UUID id, String domain, MainPasswordRule rule, Optional<Instant> startsOn, String which) {
        List<Object> values = new ArrayList<>(List.of(domain, startsOn.orElse(clock.instant())));
        if (!which.isEmpty()) {
            values.add(id);
        }
        String open = OPEN + which + (rule == MainPasswordRule.SECOND_FACTOR ? PERSONS_ONLY : "");
        long accounts = sql.number("SELECT COUNT(*) FROM account a WHERE" + open, values.toArray());
        values.add(0, id);
        sql.change(CLIENTS.formatted(atOnce(rule), open), values.toArray());
        sql.change(
                "UPDATE dry_run SET accounts = ?,"
                        + " named = (SELECT COUNT(DISTINCT address) FROM dry_run_client WHERE dry_run = ?),"
                        + " at_once = (SELECT COUNT(DISTINCT address) FROM dry_run_client WHERE dry_run = ? AND at_once)"
                        + " WHERE id = ?",
                accounts,
                id,
                id,
                id);
    }

    private static String atOnce(MainPasswordRule rule) {
        return switch (rule) {
            case SECOND_FACTOR -> SECOND_FACTOR_SEEN;
            case FIRST_CLIENT -> QUIET_SINCE_FIRST_CLIENT;
            case PLANNED -> "TRUE";
            case OBSERVE -> "FALSE";
        };
    }
}
