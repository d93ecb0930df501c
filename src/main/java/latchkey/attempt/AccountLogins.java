package latchkey.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import latchkey.shared.MailAddress;
import latchkey.shared.Network;
import latchkey.shared.TimeColumn;
import latchkey.shared.Utc;

/**
 * The logins of one mailbox by client, for its owner: what a program did with one password by one protocol is one line,
 * from however many networks. Of a mailbox that is stormed only the newest are read, so a page never takes long.
 */
@ApplicationScoped
public class AccountLogins {
    /** Rows read of each table. */
    private static final int MOST = 10_000;

    private static final int MOST_LINES = 500;

    /** Without its version: an update makes no new client. */
    private static final String PROGRAM = "REGEXP_SUBSTR(COALESCE(client_id, ''), '(?i)\"name\" \"[^\"]{1,60}\"')";

    private static final String NETWORKS =
            "COUNT(DISTINCT " + Network.shortenedSql("NULLIF(network, '')") + "), COUNT(*)";

    static final String ACCEPTED = "SELECT app_password_id, protocol, SUM(logins), MIN(first_at), MAX(last_at),"
            + " SUBSTRING(MAX(CONCAT(last_at, network)), 24),"
            + " SUBSTRING(MAX(CONCAT(last_at, COALESCE(client_id, ''))), 24), " + NETWORKS
            + " FROM (SELECT app_password_id, protocol, logins, first_at, last_at, network, client_id FROM login_use"
            + " FORCE INDEX (login_use_last)"
            + " WHERE address = :address AND last_at >= :since AND logins > 0%s ORDER BY last_at DESC LIMIT :most) newest"
            + " GROUP BY app_password_id, protocol, " + PROGRAM + " ORDER BY MAX(last_at) DESC LIMIT :lines";

    static final String REFUSED = "SELECT app_password_id, protocol, SUM(tries), MIN(at), MAX(at),"
            + " SUBSTRING(MAX(CONCAT(at, COALESCE(network, ''))), 24),"
            + " SUBSTRING(MAX(CONCAT(at, COALESCE(client_id, ''))), 24), " + NETWORKS + ", reason"
            + " FROM (SELECT app_password_id, protocol, tries, at, network, client_id, reason FROM login_attempt"
            + " FORCE INDEX (login_attempt_address)"
            + " WHERE address = :address AND at >= :since AND trial = FALSE ORDER BY at DESC LIMIT :most) newest"
            + " GROUP BY app_password_id, protocol, reason, " + PROGRAM + " ORDER BY MAX(at) DESC LIMIT :lines";

    private final EntityManager database;

    AccountLogins(EntityManager database) {
        this.database = database;
    }

    public enum Password {
        APP,
        MAIN,
        /** The main password, through the webmail. */
        WEBMAIL,
        /** An app password that was made at the mail server itself. */
        FOREIGN,
        /** Refused, and not known whose or what it was. */
        UNKNOWN
    }

    /**
     * @param appPassword which, where it is known
     * @param client what it calls itself, which may be anything
     * @param network of the latest login
     * @param networks how many, as far as they are kept
     * @param reason of the refusal; absent for what was let in
     */
    public record Line(
            Password password,
            Optional<UUID> appPassword,
            String protocol,
            Optional<String> client,
            long times,
            Instant firstAt,
            Instant lastAt,
            Optional<String> network,
            int networks,
            Optional<Reason> reason) {
        public boolean accepted() {
            return reason.isEmpty();
        }
    }

    /**
     * Newest first.
     *
     * @param whole false if there were more logins than were read
     */
    public record Lines(List<Line> lines, boolean whole) {}

    @Transactional
    public Lines since(Instant since, MailAddress address) {
        List<Object[]> accepted = rows(ACCEPTED.formatted(""), since, address);
        List<Object[]> refused = rows(REFUSED, since, address);
        return new Lines(
                Stream.concat(
                                accepted.stream().map(AccountLogins::accepted),
                                refused.stream().map(AccountLogins::refused))
                        .sorted(Comparator.comparing(Line::lastAt).reversed())
                        .toList(),
                whole(accepted) && whole(refused));
    }

    /** Who uses the main password, but for the webmail. */
    @Transactional
    public List<Line> byMainPassword(Instant since, MailAddress address) {
        return rows(ACCEPTED.formatted(" AND app_password_id = ''"), since, address).stream()
                .map(AccountLogins::accepted)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> rows(String sql, Instant since, MailAddress address) {
        return database.createNativeQuery(sql)
                .setParameter("address", address.toString())
                .setParameter("since", Utc.column(since))
                .setParameter("most", MOST)
                .setParameter("lines", MOST_LINES)
                .getResultList();
    }

    private static boolean whole(List<Object[]> lines) {
        return lines.size() < MOST_LINES
                && lines.stream()
                                .mapToLong(line -> ((Number) line[8]).longValue())
                                .sum()
                        < MOST;
    }

    private static Line accepted(Object[] row) {
        String password = (String) row[0];
        return line(
                row,
                password.isEmpty()
                        ? Password.MAIN
                        : password.equals(LoginUse.WEBMAIL)
                                ? Password.WEBMAIL
                                : password.equals(LoginUse.FOREIGN) ? Password.FOREIGN : Password.APP,
                Optional.empty());
    }

    private static Line refused(Object[] row) {
        Reason reason = Reason.ofKey((String) row[9]).orElse(Reason.WRONG_PASSWORD);
        return line(
                row,
                row[0] != null ? Password.APP : reason == Reason.MAIN_PASSWORD ? Password.MAIN : Password.UNKNOWN,
                Optional.of(reason));
    }

    private static Line line(Object[] row, Password password, Optional<Reason> reason) {
        return new Line(
                password,
                Optional.ofNullable((String) row[0])
                        .filter(id -> id.length() == 36)
                        .map(UUID::fromString),
                ((String) row[1]).toUpperCase(Locale.ROOT),
                ClientName.of((String) row[6]),
                ((Number) row[2]).longValue(),
                TimeColumn.instant(row[3]),
                TimeColumn.instant(row[4]),
                Optional.of((String) row[5]).filter(network -> !network.isEmpty()),
                ((Number) row[7]).intValue(),
                reason);
    }
}
