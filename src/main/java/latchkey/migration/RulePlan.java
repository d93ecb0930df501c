package latchkey.migration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import latchkey.account.MainPasswordRule;

/**
 * A rule at work in a domain, from when an admin has switched it on until it is undone or replaced.
 *
 * @param startsOn for {@code PLANNED}: when main passwords end for accounts without a date of their own
 * @param pausedByHand not by itself
 * @param unforeseen failing accounts that its dry run did not name
 */
public record RulePlan(
        UUID id,
        String domain,
        MainPasswordRule rule,
        Optional<Instant> startsOn,
        UUID dryRun,
        Instant startedAt,
        Optional<Instant> sweptAt,
        Optional<Instant> pausedAt,
        boolean pausedByHand,
        int unforeseen) {
    static final String ALL =
            "SELECT CAST(id AS CHAR) AS id, domain, rule, starts_on, CAST(dry_run AS CHAR) AS dry_run,"
                    + " started_at, swept_at, paused_at, paused_by IS NOT NULL AS by_hand, unforeseen FROM rule_plan WHERE ended_at IS NULL";

    static RulePlan of(ResultSet row) throws SQLException {
        return new RulePlan(
                UUID.fromString(row.getString("id")),
                row.getString("domain"),
                MainPasswordRule.valueOf(row.getString("rule")),
                Sql.instant(row, "starts_on"),
                UUID.fromString(row.getString("dry_run")),
                Sql.instant(row, "started_at").orElseThrow(),
                Sql.instant(row, "swept_at"),
                Sql.instant(row, "paused_at"),
                row.getBoolean("by_hand"),
                row.getInt("unforeseen"));
    }
}
