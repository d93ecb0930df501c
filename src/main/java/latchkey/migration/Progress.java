package latchkey.migration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import latchkey.shared.StaffDomains;
import org.jspecify.annotations.Nullable;

/** How far the site or a domain is, as the job has counted it. Its cost follows the number of domains, not of accounts. */
@ApplicationScoped
public class Progress {
    static final int DAYS_SHOWN = 120;

    private static final String IN = "(? IS NULL OR domain = ?) AND " + StaffDomains.sqlDomain("domain", "?");

    private static final String FIGURES =
            "SELECT what, SUM(accounts) AS accounts, MAX(counted_at) AS counted_at FROM use_day"
                    + " WHERE day = (SELECT MAX(day) FROM use_day WHERE what = '" + SortAccounts.MAIN_IN_A_WEEK
                    + "') AND " + IN
                    + " GROUP BY what";

    private static final String DAYS = "SELECT day, SUM(accounts) AS accounts FROM use_day WHERE what = '"
            + SortAccounts.MAIN_IN_A_WEEK + "' AND day > UTC_DATE() - INTERVAL " + DAYS_SHOWN + " DAY AND " + IN
            + " GROUP BY day ORDER BY day";

    private final Sql sql;

    Progress(Sql sql) {
        this.sql = sql;
    }

    /** How many accounts had used their main password in the seven days before. */
    public record Day(LocalDate day, long accounts) {
        public Instant at() {
            return day.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
    }

    public record InState(UseState state, long accounts, long percent) {}

    public record ToldByServer(AtServer what, long accounts) {}

    /**
     * @param foreignToo use an app password of another system, whatever else they use
     * @param atServer what the mail servers' own rule does; empty where no mail server tells
     * @param countedAt empty before the first count
     */
    public record Figures(
            List<InState> states, long foreignToo, List<ToldByServer> atServer, Optional<Instant> countedAt) {}

    @Transactional
    public Figures figures(Optional<String> domain, StaffDomains within) {
        Map<UseState, Long> states = new EnumMap<>(UseState.class);
        List<Long> foreign = new ArrayList<>();
        List<ToldByServer> atServer = new ArrayList<>();
        List<Instant> countedAt = new ArrayList<>();
        sql.rows(
                FIGURES,
                row -> {
                    Sql.instant(row, "counted_at").ifPresent(countedAt::add);
                    long accounts = row.getLong("accounts");
                    String what = row.getString("what");
                    Optional<AtServer> told = AtServer.ofCounted(what);
                    if (told.isPresent()) {
                        atServer.add(new ToldByServer(told.get(), accounts));
                    } else if (what.equals(SortAccounts.FOREIGN_TOO)) {
                        foreign.add(accounts);
                    } else if (!what.equals(SortAccounts.MAIN_IN_A_WEEK)) {
                        states.put(UseState.valueOf(what), accounts);
                    }
                    return what;
                },
                values(domain, within));
        long all = states.values().stream().mapToLong(Long::longValue).sum();
        List<InState> found = new ArrayList<>();
        for (UseState state : UseState.values()) {
            long accounts = states.getOrDefault(state, 0L);
            found.add(new InState(state, accounts, all == 0 ? 0 : Math.round(100.0 * accounts / all)));
        }
        return new Figures(
                found,
                foreign.stream().mapToLong(Long::longValue).sum(),
                atServer.stream()
                        .sorted(Comparator.comparing(ToldByServer::what))
                        .toList(),
                countedAt.stream().max(Instant::compareTo));
    }

    /** The days on which it was counted, oldest first. */
    @Transactional
    public List<Day> days(Optional<String> domain, StaffDomains within) {
        return sql.rows(
                DAYS,
                row -> new Day(row.getObject("day", LocalDate.class), row.getLong("accounts")),
                values(domain, within));
    }

    private static @Nullable Object[] values(Optional<String> domain, StaffDomains within) {
        return new @Nullable Object[] {domain.orElse(null), domain.orElse(null), within.sqlList(), within.sqlList()};
    }
}
