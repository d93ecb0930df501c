package latchkey.migration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import latchkey.account.MainPasswordRule;
import latchkey.shared.StaffDomains;
import org.jspecify.annotations.Nullable;

/** How far each domain is: what the pages about main passwords read. */
@ApplicationScoped
public class Plans {
    /** Whom a plan has taken is counted now; what else there is comes from the last count, for the sake of large sites. */
    private static final String STANDING = """
            SELECT d.name, d.main_password_rule, COALESCE(u.accounts, 0) AS accounts,
                COALESCE(u.by_main_password, 0) AS by_main_password,
                IF(p.id IS NULL, COALESCE(u.refused, 0), (SELECT COUNT(*) FROM account a WHERE a.refused_by_plan = p.id
                    AND a.main_password_refused_from <= UTC_TIMESTAMP(3) AND NOT a.refusal_held)) AS refused,
                IF(p.id IS NULL, 0, (SELECT COUNT(*) FROM account a WHERE a.refused_by_plan = p.id
                    AND (a.refusal_held OR a.main_password_refused_from > UTC_TIMESTAMP(3)))) AS announced
            FROM domain d LEFT JOIN rule_plan p ON p.domain = d.name AND p.ended_at IS NULL LEFT JOIN (
                SELECT domain, SUM(IF(what IN ('%2$s', '%3$s') OR %4$s, 0, accounts)) AS accounts,
                    SUM(IF(what = 'REFUSED', accounts, 0)) AS refused,
                    SUM(IF(what = '%2$s', accounts, 0)) AS by_main_password
                FROM use_day WHERE day = (SELECT MAX(day) FROM use_day WHERE what = '%2$s') GROUP BY domain) u
            ON u.domain = d.name
            WHERE (? IS NULL OR d.name = ?) AND %1$s ORDER BY d.name
            """.formatted(
                    StaffDomains.sqlDomain("d.name", "?"),
                    SortAccounts.MAIN_IN_A_WEEK,
                    SortAccounts.FOREIGN_TOO,
                    AtServer.sqlIsCounted("what"));

    private static final String STILL_REFUSED_THERE = """
            SELECT COUNT(*) FROM main_password_switch s STRAIGHT_JOIN account a ON a.address = s.address AND a.domain = ?
                JOIN domain d ON d.name = a.domain LEFT JOIN dovecot_account v ON v.login = a.address
            WHERE NOT (COALESCE(v.main_password_refused, FALSE) AND d.mail_server = s.mail_server)
            """;

    private final Sql sql;

    Plans(Sql sql) {
        this.sql = sql;
    }

    /**
     * @param announced have a date that has not come, or that waits because the plan is paused
     * @param byMainPassword logged in with it in the last seven days
     */
    public record Standing(
            String domain,
            MainPasswordRule rule,
            long accounts,
            long refused,
            long announced,
            long byMainPassword,
            Optional<RulePlan> plan) {
        public boolean pausedByHand() {
            return plan.map(RulePlan::pausedByHand).orElse(false);
        }

        public boolean paused() {
            return plan.flatMap(RulePlan::pausedAt).isPresent();
        }
    }

    public record Exemption(String address, Instant until, String why) {}

    @Transactional
    public List<RulePlan> atWork() {
        return sql.rows(RulePlan.ALL + " ORDER BY domain", RulePlan::of);
    }

    @Transactional
    public List<Standing> all(StaffDomains within) {
        return standings(null, within);
    }

    @Transactional
    public Optional<Standing> of(String domain, StaffDomains within) {
        String name = domain.toLowerCase(Locale.ROOT);
        return within.cover(name) ? standings(name, within).stream().findFirst() : Optional.empty();
    }

    /** How many accounts a mail server with a switch of its own has not been told of yet that they are refused no more. */
    @Transactional
    public long stillRefusedThere(String domain) {
        return sql.number(STILL_REFUSED_THERE, domain);
    }

    /** Who may use his main password for a time although it is refused. */
    @Transactional
    public List<Exemption> exemptions(StaffDomains within) {
        return sql.rows(
                "SELECT address, exempt_until, COALESCE(exempt_why, '') AS why FROM account"
                        + " WHERE exempt_until > UTC_TIMESTAMP(3) AND "
                        + StaffDomains.sqlAddress("address", "?") + " ORDER BY exempt_until, address LIMIT 200",
                row -> new Exemption(
                        row.getString("address"),
                        Sql.instant(row, "exempt_until").orElseThrow(),
                        row.getString("why")),
                within.sqlList(),
                within.sqlList());
    }

    private List<Standing> standings(@Nullable String domain, StaffDomains within) {
        List<RulePlan> atWork = sql.rows(RulePlan.ALL, RulePlan::of);
        return sql.rows(
                STANDING,
                row -> {
                    String name = row.getString("name");
                    return new Standing(
                            name,
                            MainPasswordRule.valueOf(row.getString("main_password_rule")),
                            row.getLong("accounts"),
                            row.getLong("refused"),
                            row.getLong("announced"),
                            row.getLong("by_main_password"),
                            atWork.stream()
                                    .filter(plan -> plan.domain().equals(name))
                                    .findFirst());
                },
                domain,
                domain,
                within.sqlList(),
                within.sqlList());
    }
}
