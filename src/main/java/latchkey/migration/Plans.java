package latchkey.migration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import latchkey.account.MainPasswordRule;
import latchkey.shared.StaffDomains;
import org.jspecify.annotations.Nullable;

/** How far each domain is: what the pages about main passwords read. */
@ApplicationScoped
public class Plans {
    private static final String STANDING = """
            SELECT d.name, d.main_password_rule,
                (SELECT COUNT(*) FROM account a WHERE a.domain = d.name AND a.active) AS accounts,
                (SELECT COUNT(*) FROM account a WHERE a.domain = d.name AND a.main_password_refused_from
                    <= UTC_TIMESTAMP(3) AND NOT a.refusal_held) AS refused,
                (SELECT COUNT(*) FROM account a WHERE a.domain = d.name AND a.main_password_refused_from IS NOT NULL
                    AND (a.refusal_held OR a.main_password_refused_from > UTC_TIMESTAMP(3))) AS announced,
                (SELECT COUNT(DISTINCT a.address) FROM account a JOIN login_use u ON u.address = a.address
                    AND u.app_password_id = '' AND u.logins > 0 AND u.hour >= UTC_TIMESTAMP() - INTERVAL 7 DAY
                    WHERE a.domain = d.name) AS by_main_password
            FROM domain d WHERE (? IS NULL OR d.name = ?) AND %s ORDER BY d.name
            """.formatted(StaffDomains.sqlDomain("d.name", "?"));

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
        return standings(domain, within).stream().findFirst();
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
