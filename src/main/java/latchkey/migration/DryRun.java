package latchkey.migration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import latchkey.account.MainPasswordRule;

/**
 * What a rule would do in a domain, judged by the logins of the last 30 days.
 *
 * @param days on which anything was reported of the domain's accounts
 * @param accounts that the rule can take
 * @param named of them, those that still logged in with their main password: they will have to act
 * @param atOnce of those, whom the rule takes as soon as it begins
 * @param listed how many accounts it was made for; empty for the whole domain
 */
public record DryRun(
        UUID id,
        String domain,
        MainPasswordRule rule,
        Optional<Instant> startsOn,
        Instant madeAt,
        long days,
        long accounts,
        long named,
        long atOnce,
        Optional<Long> listed) {
    /** With fewer, most clients of a holiday or a part-time desk have not been seen. */
    public static final int DAYS_NEEDED = 14;

    static final String FIND = "SELECT CAST(id AS CHAR) AS id, domain, rule, starts_on, made_at, days, accounts, named,"
            + " at_once, (SELECT l.listed FROM dry_run_list l WHERE l.dry_run = dry_run.id) AS listed FROM dry_run WHERE id = ?";

    static DryRun of(ResultSet row) throws SQLException {
        return new DryRun(
                UUID.fromString(row.getString("id")),
                row.getString("domain"),
                MainPasswordRule.valueOf(row.getString("rule")),
                Sql.instant(row, "starts_on"),
                Sql.instant(row, "made_at").orElseThrow(),
                row.getLong("days"),
                row.getLong("accounts"),
                row.getLong("named"),
                row.getLong("at_once"),
                Optional.ofNullable(row.getObject("listed", Long.class)));
    }

    public boolean longEnough() {
        return days >= DAYS_NEEDED;
    }

    public long daysLeft() {
        return Math.max(0, DAYS_NEEDED - days);
    }
}
