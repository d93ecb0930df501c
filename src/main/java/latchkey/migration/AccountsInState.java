package latchkey.migration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import latchkey.shared.StaffDomains;

/** The accounts behind a figure, by address, some at a time. */
@ApplicationScoped
public class AccountsInState {
    static final int SHOWN = 50;

    private static final String COLUMNS =
            "SELECT address, state, main_at, app_at, foreign_at, webmail_at FROM account_use"
                    + " WHERE address > ? AND " + StaffDomains.sqlDomain("domain", "?");

    private final Sql sql;

    AccountsInState(Sql sql) {
        this.sql = sql;
    }

    public record Row(
            String address,
            UseState state,
            Optional<Instant> mainAt,
            Optional<Instant> appAt,
            Optional<Instant> foreignAt,
            Optional<Instant> webmailAt) {
        /** Of the case at the helpdesk. */
        public String page() {
            return "/helpdesk/accounts/" + URLEncoder.encode(address, StandardCharsets.UTF_8);
        }
    }

    /** @param after the last address of the page before, or nothing */
    public record Wanted(
            Optional<UseState> state, boolean foreignToo, Optional<String> domain, String beginning, String after) {
        public Wanted {
            beginning = beginning.strip().toLowerCase(Locale.ROOT);
        }
    }

    /** One more than is shown tells that there is more. */
    @Transactional
    public List<Row> find(Wanted wanted, StaffDomains within) {
        StringBuilder query = new StringBuilder(COLUMNS);
        List<Object> values = new ArrayList<>(List.of(wanted.after(), within.sqlList(), within.sqlList()));
        if (wanted.foreignToo()) {
            query.append(" AND foreign_at IS NOT NULL");
        }
        query.append(wanted.state().isPresent() ? " AND state = ?" : " AND state <> 'OFF'");
        wanted.state().ifPresent(values::add);
        wanted.domain().ifPresent(domain -> {
            query.append(" AND domain = ?");
            values.add(domain);
        });
        if (!wanted.beginning().isEmpty()) {
            query.append(" AND address BETWEEN ? AND ?");
            values.add(ascii(wanted.beginning()));
            values.add(ascii(wanted.beginning()) + "\u007f");
        }
        query.append(" ORDER BY address LIMIT ").append(SHOWN + 1);
        return sql.rows(
                query.toString(),
                row -> new Row(
                        row.getString("address"),
                        UseState.valueOf(row.getString("state")),
                        Sql.instant(row, "main_at"),
                        Sql.instant(row, "app_at"),
                        Sql.instant(row, "foreign_at"),
                        Sql.instant(row, "webmail_at")),
                values.toArray());
    }

    /** No address has anything else in it, and the column's character set could not be compared with it. */
    static String ascii(String text) {
        return text.isEmpty() || text.chars().allMatch(letter -> letter > 0x20 && letter < 0x7f) ? text : "\u007f";
    }
}
