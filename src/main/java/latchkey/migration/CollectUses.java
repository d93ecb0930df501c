package latchkey.migration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import latchkey.attempt.LoginUse;

/**
 * Carries the last use of each kind of password from the hours of logins to the accounts, hour by hour and some accounts at
 * a time. To read an hour twice does no harm.
 */
@ApplicationScoped
class CollectUses {
    private static final int AT_ONCE = 2000;

    /** The first time; after that only what has come since, and what may have come late. */
    private static final Duration COUNTED = Duration.ofDays(30);

    private static final Duration MAY_BE_LATE = Duration.ofDays(3);

    /** Hours are read in their order, so what was counted last tells how far it was. */
    private static final String COUNTED_LAST = """
            SELECT MAX(GREATEST(COALESCE(main_at, TIMESTAMP('1970-01-01')), COALESCE(app_at, TIMESTAMP('1970-01-01')),
                COALESCE(foreign_at, TIMESTAMP('1970-01-01')), COALESCE(webmail_at, TIMESTAMP('1970-01-01')))) AS last
            FROM account_use WHERE seen
            """;

    private static final String LAST = """
            SELECT MAX(address) FROM (SELECT address FROM login_use WHERE hour = ? AND address > ?
                GROUP BY address ORDER BY address LIMIT %d) some
            """.formatted(AT_ONCE);

    private static final String COLLECT = """
            INSERT INTO account_use (address, domain, seen, main_at, app_at, foreign_at, webmail_at)
            SELECT a.address, a.domain, TRUE,
                MAX(IF(u.app_password_id = '', u.last_at, NULL)),
                MAX(IF(u.app_password_id NOT IN ('', '%1$s') AND u.app_password_id NOT LIKE '%2$s%%', u.last_at, NULL)),
                MAX(IF(u.app_password_id LIKE '%2$s%%', u.last_at, NULL)),
                MAX(IF(u.app_password_id = '%1$s', u.last_at, NULL))
            FROM login_use u JOIN account a ON a.address = u.address
            WHERE u.hour = ? AND u.address > ? AND u.address <= ? AND u.logins > 0
            GROUP BY a.address, a.domain
            ON DUPLICATE KEY UPDATE
                seen = TRUE,
                main_at = %3$s, app_at = %4$s, foreign_at = %5$s, webmail_at = %6$s
            """.formatted(
                    LoginUse.WEBMAIL,
                    LoginUse.FOREIGN,
                    later("main_at"),
                    later("app_at"),
                    later("foreign_at"),
                    later("webmail_at"));

    private final Sql sql;

    CollectUses(Sql sql) {
        this.sql = sql;
    }

    /** Where the next step begins. */
    record Place(Instant hour, String address) {}

    /**
     * Where a job begins that does not know how far it was: a portal that stood still for long finds all reports of that
     * time in the inbox, and files them into hours that are long over.
     */
    @Transactional
    Place beginning(Instant until) {
        Optional<Instant> last = sql.row(COUNTED_LAST, row -> Sql.instant(row, "last"))
                .flatMap(found -> found)
                .filter(Instant.EPOCH::isBefore);
        return new Place(
                last.map(counted -> earlier(counted, until).minus(MAY_BE_LATE)).orElse(until.minus(COUNTED)), "");
    }

    /** What is read now is all that there is before this moment: what waits in the inbox is filed into hours later on. */
    @Transactional
    Instant complete(Instant now) {
        return sql.row("SELECT at FROM login_report ORDER BY id LIMIT 1", row -> Sql.instant(row, "at"))
                .flatMap(found -> found)
                .map(waiting -> earlier(waiting, now))
                .orElse(now);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** @return empty once no hour is left */
    @Transactional
    Optional<Place> step(Place from) {
        Optional<String> last = sql.row(LAST, row -> Optional.ofNullable(row.getString(1)), from.hour(), from.address())
                .flatMap(found -> found);
        if (last.isPresent()) {
            sql.change(COLLECT, from.hour(), from.address(), last.get());
            return Optional.of(new Place(from.hour(), last.get()));
        }
        return sql.row(
                        "SELECT MIN(hour) AS hour FROM login_use WHERE hour > ?",
                        row -> Sql.instant(row, "hour"),
                        from.hour())
                .flatMap(found -> found)
                .map(hour -> new Place(hour, ""));
    }

    private static String later(String column) {
        return "GREATEST(COALESCE(%1$s, VALUES(%1$s)), COALESCE(VALUES(%1$s), %1$s))".formatted(column);
    }
}
