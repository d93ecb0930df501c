package latchkey.migration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import latchkey.mailserver.Affected;
import latchkey.shared.StaffDomains;

/** The accounts behind a figure, by address, some at a time. */
@ApplicationScoped
public class AccountsInState {
    static final int SHOWN = 50;

    private static final String COLUMNS =
            "SELECT u.address, u.state, u.main_at, u.app_at, u.foreign_at, u.webmail_at, k.password_kept_by,"
                    + " k.second_factor, " + Affected.SQL + " AS affected FROM account_use u"
                    + " LEFT JOIN known_mailbox k ON k.address = u.address"
                    + " WHERE u.address > ? AND " + StaffDomains.sqlDomain("u.domain", "?");

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
            Optional<Instant> webmailAt,
            Optional<ToldByServer> atServer) {
        /** Of the case at the helpdesk. */
        public String page() {
            return "/helpdesk/accounts/" + URLEncoder.encode(address, StandardCharsets.UTF_8);
        }
    }

    /** @param passwords who checks them */
    public record ToldByServer(String passwords, Optional<Boolean> secondFactor, Affected affected) {}

    /** @param after the last address of the page before, or nothing */
    public record Wanted(
            Optional<UseState> state,
            boolean foreignToo,
            Optional<AtServer> atServer,
            Optional<String> domain,
            String beginning,
            String after) {
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
            query.append(" AND u.foreign_at IS NOT NULL");
        }
        query.append(wanted.state().isPresent() ? " AND u.state = ?" : " AND u.state <> 'OFF'");
        wanted.state().ifPresent(values::add);
        wanted.domain().ifPresent(domain -> {
            query.append(" AND u.domain = ?");
            values.add(domain);
        });
        wanted.atServer()
                .ifPresent(
                        one -> query.append(" AND k.address IS NOT NULL AND ").append(one.sql()));
        if (!wanted.beginning().isEmpty()) {
            query.append(" AND u.address BETWEEN ? AND ?");
            values.add(ascii(wanted.beginning()));
            values.add(ascii(wanted.beginning()) + "\u007f");
        }
        query.append(" ORDER BY u.address LIMIT ").append(SHOWN + 1);
        return sql.rows(
                query.toString(),
                row -> new Row(
                        row.getString("address"),
                        UseState.valueOf(row.getString("state")),
                        Sql.instant(row, "main_at"),
                        Sql.instant(row, "app_at"),
                        Sql.instant(row, "foreign_at"),
                        Sql.instant(row, "webmail_at"),
                        toldByServer(row)),
                values.toArray());
    }

    private static Optional<ToldByServer> toldByServer(ResultSet row) throws SQLException {
        String passwords = row.getString("password_kept_by");
        if (passwords == null) {
            return Optional.empty();
        }
        boolean secondFactor = row.getBoolean("second_factor");
        Optional<Boolean> known = row.wasNull() ? Optional.empty() : Optional.of(secondFactor);
        return Optional.of(new ToldByServer(passwords, known, Affected.valueOf(row.getString("affected"))));
    }

    /** No address has anything else in it, and the column's character set could not be compared with it. */
    static String ascii(String text) {
        return text.isEmpty() || text.chars().allMatch(letter -> letter > 0x20 && letter < 0x7f) ? text : "\u007f";
    }
}
