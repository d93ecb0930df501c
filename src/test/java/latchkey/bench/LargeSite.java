package latchkey.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import latchkey.parts.OwnSchema;
import latchkey.parts.Person;

/** A site with many mailboxes and a long history. The database makes the rows itself, day by day and in the order of their keys. */
final class LargeSite {
    static final String DOMAIN = "large.example";
    private static final int LOADERS = Math.max(2, Runtime.getRuntime().availableProcessors());
    private static final String MAKER = "'00000000-0000-4000-8000-000000000001'";

    /** Of failing client k. */
    private static final String FAILING = "(k * 7919) % " + Size.FAILING_ACCOUNTS;

    private final OwnSchema schema;
    private final int accounts;
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private int loaded;

    LargeSite(OwnSchema schema, int accounts) {
        this.schema = schema;
        this.accounts = accounts;
    }

    /** In SQL: the address of a mailbox by its number. */
    static String person(String number) {
        return "CONCAT('person', LPAD(" + number + ", 7, '0'), '@" + DOMAIN + "')";
    }

    /** In SQL: from where this mailbox logs in. */
    static String network(String number) {
        return "CONCAT('10.', (" + number + ") DIV 65536, '.', (" + number + ") DIV 256 % 256, '.', (" + number
                + ") % 256)";
    }

    static String address(int number) {
        return "person%07d@%s".formatted(number, DOMAIN);
    }

    void peopleAndClients() {
        String all = " FROM seq_0_to_" + (accounts - 1) + ";\n";
        schema.execute("SET unique_checks = 0, foreign_key_checks = 0;\n"
                + "INSERT IGNORE INTO domain (name) VALUES ('" + DOMAIN + "'), ('example.org');\n"
                + "INSERT INTO person (id, issuer, subject) VALUES (" + MAKER + ", 'bench', 'bench');\n"
                + Stream.of(Person.values())
                        .map(person -> "INSERT IGNORE INTO account (address, domain) VALUES ('" + person.address()
                                + "', 'example.org');\n")
                        .collect(Collectors.joining())
                + "INSERT INTO account_login (login, address) SELECT address, address FROM account;\n"
                + "INSERT INTO account (address, domain) SELECT " + person("seq") + ", '" + DOMAIN + "'" + all
                + "INSERT INTO account_login (login, address) SELECT " + person("seq") + ", " + person("seq") + all
                + "INSERT INTO login_use (address, app_password_id, protocol, network, hour, source, logins, first_at,"
                + " last_at, judged_within_ms) SELECT " + person("seq") + ", IF(seq % 4, '', " + appPassword("seq")
                + "), 'imap', " + network("seq") + ", DATE(UTC_TIMESTAMP(3)) - INTERVAL seq % 30 DAY, 'dovecot',"
                + " 24, DATE(UTC_TIMESTAMP(3)) - INTERVAL seq % 30 DAY,"
                + " DATE(UTC_TIMESTAMP(3)) - INTERVAL seq % 30 DAY + INTERVAL 59 MINUTE, 300" + all
                + "INSERT INTO app_password (id, address, selector, secret_hash, label, client_key, protocols, state,"
                + " made_by, created_at, shown_at, first_used_at, last_used_at, last_used_protocol, last_used_network,"
                + " form_id) SELECT " + appPassword("4 * seq") + ", " + person("4 * seq")
                + ", 'live', REPEAT('x', 80), 'phone', 'other', 'imap smtp', 'live', " + MAKER
                + ", UTC_TIMESTAMP(3) - INTERVAL 60 DAY, UTC_TIMESTAMP(3) - INTERVAL 60 DAY,"
                + " UTC_TIMESTAMP(3) - INTERVAL 60 DAY, UTC_TIMESTAMP(3) - INTERVAL 1 DAY, 'imap',"
                + " " + network("4 * seq") + ", " + appPassword("4 * seq") + " FROM seq_0_to_"
                + (accounts / 4 - 1) + ";\n"
                + failingClients()
                + "ANALYZE TABLE account, account_login, login_use, app_password, failing_client;\n");
    }

    /** In SQL: the app password of every fourth mailbox. */
    static String appPassword(String number) {
        return "CONCAT('00000002-0000-4000-8000-', LPAD(" + number + ", 12, '0'))";
    }

    private static String failingClients() {
        return "INSERT INTO failing_client (id, address, protocol, reason, certainty, client_id, networks, login,"
                + " first_at, last_at, tries, accepted_at, accepted_by_id, closed_at, beat_s)"
                + " SELECT UNHEX(MD5(k)), " + person(FAILING) + ", " + ofClient()
                + ", IF(k % 2, 'certain', 'probable'),"
                + " IF(k % 4, CONCAT('\"name\" \"Thunderbird\" \"version\" \"', k % 128, '\"'), NULL),"
                + " CONCAT(" + network(FAILING) + ", ',198.51.100.3'), '',"
                + " UTC_TIMESTAMP(3) - INTERVAL k MINUTE - INTERVAL 2 DAY, UTC_TIMESTAMP(3) - INTERVAL k * 8 SECOND,"
                + " 2 + k % 977, IF(k % 5 = 0, UTC_TIMESTAMP(3) - INTERVAL k SECOND, NULL), k % 2,"
                + " IF(k % 50 = 0, UTC_TIMESTAMP(3), NULL), IF(k % 3, 300, NULL)"
                + " FROM (SELECT seq AS k FROM seq_1_to_" + Size.FAILING_CLIENTS + ") AS clients;\n";
    }

    /** In SQL: protocol and reason of failing client k. */
    private static String ofClient() {
        return "ELT(1 + k % 3, 'imap', 'smtp', 'pop3'), ELT(1 + k % 5, 'retired-app-password', 'main-password',"
                + " 'stale-client', 'account-off', 'wrong-password')";
    }

    /** As if the portal had run for all these days. */
    void days() {
        String days = IntStream.rangeClosed(-Size.DAYS, 14)
                .mapToObj(today::plusDays)
                .map(day -> "PARTITION d" + day.format(DateTimeFormatter.BASIC_ISO_DATE) + " VALUES LESS THAN ('"
                        + day.plusDays(1) + "'), ")
                .collect(Collectors.joining());
        schema.execute("ALTER TABLE login_attempt PARTITION BY RANGE COLUMNS (at) (" + days
                + "PARTITION rest VALUES LESS THAN (MAXVALUE))");
    }

    /** Until there are so many, evenly over all days but today. */
    void attempts(int many) {
        int aDay = (many - loaded) / Size.DAYS;
        ExecutorService loaders = Executors.newFixedThreadPool(LOADERS);
        try {
            List<Future<?>> days = new ArrayList<>();
            for (int back = Size.DAYS; back > 0; back--) {
                String day = attemptsOf(today.minusDays(back), back, aDay);
                days.add(loaders.submit(() -> load(day)));
            }
            for (Future<?> day : days) {
                day.get();
            }
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        } finally {
            loaders.shutdownNow();
        }
        loaded = many;
        schema.execute("ANALYZE TABLE login_attempt");
    }

    private Void load(String day) throws SQLException {
        try (Connection connection = schema.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET unique_checks = 0");
            statement.execute(day);
        }
        return null;
    }

    /** Seven in ten are of failing clients, the others of anybody. */
    private String attemptsOf(LocalDate day, int back, int many) {
        long firstId = 1_000_000_000L + (long) (Size.DAYS - back) * 10_000_000L + loaded;
        return "INSERT INTO login_attempt (id, at, judged_at, source, login, address, protocol, reason, outcome, passed_on,"
                + " certainty, fingerprint, remote_ip, network, secured, mechanism, client_id, tries, failing_client)"
                + " SELECT " + firstId + " + seq, at, at + INTERVAL 300 * 1000 MICROSECOND, 'dovecot', " + person("a")
                + ", " + person("a") + ", " + ofClient() + ", 'main_password', 0, 'probable', k, " + network("a") + ", "
                + network("a") + ", 'TLS', 'PLAIN', NULL, 1, IF(seq % 10 < 7, UNHEX(MD5(k)), NULL)"
                + " FROM (SELECT seq, k, '" + day + "' + INTERVAL seq * (86399000 DIV " + many
                + ") * 1000 MICROSECOND AS at, IF(seq % 10 < 7, " + FAILING + ", (seq * 7919 + k) % " + accounts
                + ") AS a FROM (SELECT seq, 1 + (seq * 7919 + " + back + " * 31) % " + Size.FAILING_CLIENTS
                + " AS k FROM seq_1_to_" + many + ") AS numbered) AS attempts";
    }
}
