package latchkey.migration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Finds the state of each account, some at a time, and writes down how many are in which on this day. */
@ApplicationScoped
class SortAccounts {
    static final String MAIN_IN_A_WEEK = "MAIN_IN_A_WEEK";
    static final String FOREIGN_TOO = "FOREIGN_TOO";

    /** Switched off at the portal or at the mail server, or gone from there; in no count. */
    private static final String OFF = "OFF";

    private static final int AT_ONCE = 5000;

    private static final String NEW = """
            INSERT IGNORE INTO account_use (address, domain)
            SELECT a.address, a.domain FROM account a LEFT JOIN account_use u ON u.address = a.address
            WHERE a.address > ? AND a.address <= ? AND u.address IS NULL
            """;

    // Assignments run from left to right: the state is found before old times are forgotten.
    private static final String SORT = """
            UPDATE account_use u JOIN account a ON a.address = u.address
                LEFT JOIN known_mailbox k ON k.address = a.address SET
                u.domain = a.domain,
                u.state = CASE
                    WHEN NOT a.active OR (COALESCE(k.active, FALSE) = FALSE AND EXISTS (SELECT 1 FROM known_mailbox o
                        JOIN domain d ON d.name = o.domain AND d.mail_server = o.mail_server
                        WHERE o.domain = a.domain)) THEN 'OFF'
                    WHEN a.main_password_refused_from <= UTC_TIMESTAMP(3) AND NOT a.refusal_held
                        AND (a.exempt_until IS NULL OR a.exempt_until <= UTC_TIMESTAMP(3)) THEN 'REFUSED'
                    WHEN u.main_at > %1$s AND (u.app_at > %1$s OR u.foreign_at > %1$s) THEN 'MIXED'
                    WHEN u.main_at > %1$s THEN 'MAIN_PASSWORD'
                    WHEN u.app_at > %1$s THEN 'APP_PASSWORDS'
                    WHEN u.foreign_at > %1$s THEN 'FOREIGN'
                    WHEN u.seen THEN 'NO_CLIENT'
                    ELSE 'NEVER_SEEN' END,
                u.main_at = IF(u.main_at > %1$s, u.main_at, NULL),
                u.app_at = IF(u.app_at > %1$s, u.app_at, NULL),
                u.foreign_at = IF(u.foreign_at > %1$s, u.foreign_at, NULL),
                u.webmail_at = IF(u.webmail_at > %1$s, u.webmail_at, NULL)
            WHERE a.address > ? AND a.address <= ?
            """.formatted("UTC_TIMESTAMP(3) - INTERVAL 30 DAY");

    private static final String COUNT = """
            INSERT INTO use_day (day, domain, what, accounts, counted_at)
            SELECT UTC_DATE(), domain, %s, COUNT(*), UTC_TIMESTAMP(3) FROM account_use WHERE %s GROUP BY domain, 3
            """;

    /** Zero is a number too: without it the day would look as if nobody had counted. */
    private static final String COUNT_THE_WEEK = """
            INSERT INTO use_day (day, domain, what, accounts, counted_at)
            SELECT UTC_DATE(), d.name, '%s', COALESCE(u.accounts, 0), UTC_TIMESTAMP(3) FROM domain d LEFT JOIN (
                SELECT domain, COUNT(*) AS accounts FROM account_use
                WHERE main_at > UTC_TIMESTAMP(3) - INTERVAL 7 DAY AND state NOT IN ('%s', 'REFUSED') GROUP BY domain) u
            ON u.domain = d.name
            """.formatted(MAIN_IN_A_WEEK, OFF);

    private static final String COUNT_AT_SERVER = """
            INSERT INTO use_day (day, domain, what, accounts, counted_at)
            SELECT UTC_DATE(), u.domain, '%s', COUNT(*), UTC_TIMESTAMP(3)
            FROM known_mailbox k JOIN account_use u ON u.address = k.address
            WHERE u.state <> '%s' AND %s GROUP BY u.domain
            """;

    private final Sql sql;

    SortAccounts(Sql sql) {
        this.sql = sql;
    }

    /** @return the last address that was sorted; empty once none is left */
    @Transactional
    Optional<String> step(String after) {
        Optional<String> last = sql.row(
                        "SELECT MAX(address) FROM (SELECT address FROM account WHERE address > ? ORDER BY address LIMIT "
                                + AT_ONCE + ") some",
                        row -> Optional.ofNullable(row.getString(1)),
                        after)
                .flatMap(found -> found);
        last.ifPresent(until -> {
            sql.change(NEW, after, until);
            sql.change(SORT, after, until);
        });
        return last;
    }

    @Transactional
    void countTheDay() {
        sql.change("DELETE FROM use_day WHERE day = UTC_DATE() OR day < UTC_DATE() - INTERVAL 2 YEAR");
        sql.change(COUNT.formatted("state", "state <> '" + OFF + "'"));
        sql.change(COUNT_THE_WEEK);
        sql.change(COUNT.formatted("'" + FOREIGN_TOO + "'", "foreign_at IS NOT NULL AND state <> '" + OFF + "'"));
        for (AtServer one : AtServer.values()) {
            sql.change(COUNT_AT_SERVER.formatted(one.counted(), OFF, one.sql()));
        }
    }
}
