package latchkey.operations.check;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import latchkey.mailserver.Readiness;
import latchkey.shared.ShortTransaction;
import latchkey.shared.Utc;

/** What the last check logins found at each mail server; {@link LookAtMailServers} makes them. */
@ApplicationScoped
class MailChecks implements SystemCheck {
    private static final Duration OLD = Duration.ofHours(1);
    private static final int LONGEST_DETAIL = 300;

    private static final List<Check> BY_LOGINS = List.of(
            Check.ANSWERS, Check.MECHANISMS, Check.CHECK_MAILBOX, Check.REFUSED, Check.REFUSED_BY_ALIAS, Check.CACHE);

    private static final List<Check> BY_ITSELF = List.of(
            Check.API_ANSWERS,
            Check.API_KEY,
            Check.API_VERSION,
            Check.API_CLOCK,
            Check.APP_PASSWORDS,
            Check.MAILBOX_LIST,
            Check.MAIN_PASSWORD_SWITCH);

    private final Ask ask;
    private final KindsOfMailServers kinds;
    private final DataSource dataSource;

    MailChecks(Ask ask, KindsOfMailServers kinds, DataSource dataSource) {
        this.ask = ask;
        this.kinds = kinds;
        this.dataSource = dataSource;
    }

    private record Seen(String mailServer, String what, boolean met, String detail, Instant at) {}

    @Override
    public List<Check> checks() {
        return Stream.concat(BY_LOGINS.stream(), BY_ITSELF.stream()).toList();
    }

    @Override
    public List<Finding> look(Instant now) throws SQLException {
        List<Seen> all = ask.rows(
                "SELECT mail_server, what, met, detail, seen_at FROM mail_check ORDER BY mail_server",
                row -> new Seen(
                        row.getString("mail_server"),
                        row.getString("what"),
                        row.getBoolean("met"),
                        row.getString("detail"),
                        Ask.instant(row, "seen_at").orElseThrow()));
        List<Check> asked = new ArrayList<>(kinds.anyIsLoggedInTo() ? BY_LOGINS : List.of());
        asked.addAll(kinds.anyAsksItself() ? BY_ITSELF : List.of());
        return asked.stream().map(check -> finding(check, all, now)).toList();
    }

    /** Of all mail servers at once: what is not seen any more goes. */
    void keep(List<Found> found, Instant now) throws SQLException {
        ShortTransaction.in(dataSource, connection -> {
            try (PreparedStatement forget = connection.prepareStatement("DELETE FROM mail_check")) {
                forget.executeUpdate();
            }
            write(connection, found, now);
            return found.size();
        });
    }

    record Found(String mailServer, Readiness.Finding finding) {}

    private static void write(Connection connection, List<Found> found, Instant now) throws SQLException {
        try (PreparedStatement write = connection.prepareStatement("REPLACE INTO mail_check VALUES (?, ?, ?, ?, ?)")) {
            for (Found one : found) {
                String detail = one.finding().detail();
                write.setString(1, one.mailServer());
                write.setString(2, one.finding().check().name());
                write.setBoolean(3, one.finding().met());
                write.setString(4, detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)));
                write.setObject(5, Utc.column(now));
                write.addBatch();
            }
            if (!found.isEmpty()) {
                write.executeBatch();
            }
        }
    }

    private static Finding finding(Check check, List<Seen> all, Instant now) {
        List<Seen> own =
                all.stream().filter(seen -> seen.what().equals(check.name())).toList();
        if (own.isEmpty()) {
            return Finding.of(check, State.AMBER, CheckMessages::notLookedAt);
        }
        Instant oldest = own.stream().map(Seen::at).min(Instant::compareTo).orElseThrow();
        State state = State.redIf(!own.stream().allMatch(Seen::met))
                .or(oldest.plus(OLD).isBefore(now) ? State.AMBER : State.GREEN);
        Readiness.Check asked = Readiness.Check.valueOf(check.name());
        List<Finding.Sentence> found = new ArrayList<>();
        String met = own.stream().filter(Seen::met).map(Seen::mailServer).collect(Collectors.joining(", "));
        if (!met.isEmpty()) {
            found.add(say -> say.met(asked, met));
        }
        own.stream()
                .filter(seen -> !seen.met())
                .forEach(seen -> found.add(say -> say.unmet(asked, seen.mailServer(), seen.detail())));
        found.add(say -> say.lookedAt(oldest));
        return Finding.of(check, state, found);
    }
}
