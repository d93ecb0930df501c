package latchkey.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import latchkey.shared.MailAddress;
import latchkey.shared.Network;
import latchkey.shared.TimeColumn;
import latchkey.shared.Utc;
import org.jspecify.annotations.Nullable;

/** The logins of one mailbox, newest first: refusals one by one, uses by the hour. Networks are shortened. */
@ApplicationScoped
public class AccountHistory {
    private static final String REFUSED_WITH = "SELECT at, tries, reason, certainty, protocol, client_id, network,"
            + " app_password_id, HEX(failing_client), id FROM login_attempt"
            + " WHERE %s = :address AND at < :before AND at >= :since AND trial = FALSE"
            + " ORDER BY at DESC, id DESC LIMIT :most";
    private static final String REFUSED = REFUSED_WITH.formatted("address");

    /** Where no mailbox has the name there is no address, but where the mail server has told one. Each by its index. */
    private static final String REFUSED_AT = "(" + REFUSED_WITH.formatted("login") + ") UNION ("
            + REFUSED_WITH.formatted("login").replace(":address", ":typed") + ") UNION (" + REFUSED
            + ") ORDER BY at DESC, id DESC LIMIT :most";

    private static final String ACCEPTED = "SELECT last_at, first_at, logins, protocol, network, app_password_id,"
            + " client_id FROM login_use WHERE address = :address AND last_at < :before AND logins > 0"
            + " ORDER BY last_at DESC LIMIT :most";

    private static final String BY_MAIN_PASSWORD = "SELECT MAX(last_at) FROM login_use WHERE address = :address"
            + " AND app_password_id = '' AND logins > 0 AND hour >= UTC_TIMESTAMP() - INTERVAL 30 DAY";

    /**
     * How far back refusals are looked for, step by step: they lie day by day, and each day costs a look.
     * Whoever was refused often of late has enough to tell of a few days.
     */
    private static final List<Duration> REACHES = List.of(Duration.ofDays(3), Duration.ofDays(10), Duration.ofDays(30));

    private static final int ENOUGH = 10;
    private static final Instant EVER = Instant.EPOCH;

    private final EntityManager database;

    AccountHistory(EntityManager database) {
        this.database = database;
    }

    /** @param failingClient what it belongs to; empty if to none */
    public record Refused(
            Instant at,
            long tries,
            Reason reason,
            Certainty certainty,
            String protocol,
            Optional<String> client,
            Optional<String> network,
            Optional<UUID> appPassword,
            String failingClient) {}

    /**
     * @param webmail by the main password, through the webmail
     * @param appPassword absent for the main password
     */
    public record Accepted(
            Instant lastAt,
            Instant firstAt,
            long logins,
            String protocol,
            Optional<String> network,
            boolean webmail,
            boolean foreign,
            Optional<UUID> appPassword,
            Optional<String> client) {}

    /**
     * Some refusals, newest first.
     *
     * @param since all later ones are among them; empty if there are no others
     */
    public record Refusals(List<Refused> newest, Optional<Instant> since) {}

    public Refusals refused(MailAddress address, Instant before, int most) {
        return refused(REFUSED, Map.of("address", address.toString()), before, most);
    }

    /**
     * @param name that no mailbox has
     * @param typed the same as a mail client sends it
     */
    public Refusals refusedAt(String name, String typed, Instant before, int most) {
        return refused(REFUSED_AT, Map.of("address", name, "typed", typed), before, most);
    }

    private Refusals refused(String sql, Map<String, String> names, Instant before, int most) {
        for (Duration reach : REACHES) {
            Instant since = before.minus(reach);
            List<Refused> found = refused(sql, names, before, since, most);
            if (found.size() >= most) {
                return new Refusals(found, oldest(found));
            }
            if (found.size() >= ENOUGH) {
                return new Refusals(found, Optional.of(since));
            }
        }
        List<Refused> all = refused(sql, names, before, EVER, most);
        return new Refusals(all, all.size() >= most ? oldest(all) : Optional.empty());
    }

    private static Optional<Instant> oldest(List<Refused> refused) {
        return Optional.of(refused.get(refused.size() - 1).at());
    }

    private List<Refused> refused(String sql, Map<String, String> names, Instant before, Instant since, int most) {
        Query query = query(sql, names, before, most).setParameter("since", Utc.column(since));
        return rows(query).stream()
                .map(row -> new Refused(
                        TimeColumn.instant(row[0]),
                        ((Number) row[1]).longValue(),
                        Reason.ofKey((String) row[2]).orElse(Reason.WRONG_PASSWORD),
                        Certainty.ofKey((String) row[3]),
                        protocol(row[4]),
                        Optional.ofNullable((String) row[5]).flatMap(ClientName::of),
                        network(row[6]),
                        id(row[7]),
                        row[8] == null ? "" : (String) row[8]))
                .toList();
    }

    public List<Accepted> accepted(MailAddress address, Instant before, int most) {
        return acceptedAt(address.toString(), before, most);
    }

    public List<Accepted> acceptedAt(String name, Instant before, int most) {
        return rows(query(ACCEPTED, Map.of("address", name), before, most)).stream()
                .map(row -> new Accepted(
                        TimeColumn.instant(row[0]),
                        TimeColumn.instant(row[1]),
                        ((Number) row[2]).longValue(),
                        protocol(row[3]),
                        network(row[4]),
                        LoginUse.WEBMAIL.equals(row[5]),
                        LoginUse.FOREIGN.equals(row[5]),
                        id(row[5]),
                        Optional.ofNullable((String) row[6]).flatMap(ClientName::of)))
                .toList();
    }

    /** In thirty days, by a mail program. */
    public Optional<Instant> lastByMainPassword(MailAddress address) {
        return Optional.ofNullable(database.createNativeQuery(BY_MAIN_PASSWORD)
                        .setParameter("address", address.toString())
                        .getSingleResult())
                .map(TimeColumn::instant);
    }

    private Query query(String sql, Map<String, String> names, Instant before, int most) {
        Query query = database.createNativeQuery(sql)
                .setParameter("before", Utc.column(before))
                .setParameter("most", most);
        names.forEach(query::setParameter);
        return query;
    }

    @SuppressWarnings("unchecked")
    private static List<Object[]> rows(Query query) {
        return query.getResultList();
    }

    private static String protocol(Object column) {
        return ((String) column).toUpperCase(Locale.ROOT);
    }

    /** It may be shortened already. */
    private static Optional<String> network(@Nullable Object column) {
        return Optional.ofNullable((String) column)
                .filter(text -> !text.isEmpty())
                .map(text -> Network.of(text).map(Network::shortened).orElse(text));
    }

    private static Optional<UUID> id(@Nullable Object column) {
        return Optional.ofNullable((String) column)
                .filter(text -> text.length() == 36)
                .map(UUID::fromString);
    }
}
