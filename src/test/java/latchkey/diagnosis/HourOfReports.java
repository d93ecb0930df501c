package latchkey.diagnosis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import latchkey.shared.Utc;
import org.jspecify.annotations.Nullable;

/** What the mail servers of a site tell of an hour in which everything happens; from a seed, so that it can happen again. */
final class HourOfReports {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final List<String> PROTOCOLS = List.of("imap", "imap", "imap", "smtp", "pop3", "sieve");
    private static final List<String> SOURCES = List.of("dovecot", "dovecot", "mailcow", "second");

    /** By a secret that is no app password, or by one that is known. */
    private static final List<String> REFUSED = List.of(
            "main_password",
            "not_an_app_password",
            "surely_mistyped",
            "other_account",
            "other_account_likely",
            "unknown_selector",
            "wrong_password",
            "account_off",
            "unavailable");

    private static final List<String> REFUSED_BY_APP_PASSWORD =
            List.of("revoked", "expired", "replaced", "wrong_protocol", "wrong_secret", "app_password_refused");

    private static final String INSERT = """
            INSERT INTO login_report (at, source, login, address, protocol, outcome, open, app_password_id, fingerprint,
                remote_ip, secured, mechanism, client_id, session, tries, script_version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'TLS', 'PLAIN', ?, ?, ?, 1)
            """;

    private final Random random;
    private final Instant begin;
    private final List<Row> rows = new ArrayList<>();

    private record Row(
            Instant at,
            String source,
            String login,
            @Nullable String address,
            String protocol,
            String outcome,
            boolean open,
            @Nullable String appPassword,
            @Nullable Integer fingerprint,
            String from,
            @Nullable String client,
            @Nullable String session,
            int tries) {}

    /** Ended minutes ago: whether something has just happened must not depend on when it is judged. */
    private HourOfReports(long seed, Instant now) {
        this.random = new Random(seed);
        this.begin = now.truncatedTo(ChronoUnit.MILLIS).minus(HOUR).minus(Duration.ofMinutes(10));
    }

    static HourOfReports of(int reports, long seed, Instant now) {
        HourOfReports hour = new HourOfReports(seed, now);
        hour.aServerLetsNobodyIn();
        while (hour.rows.size() < reports) {
            hour.somethingHappens();
        }
        hour.rows.sort(Comparator.comparing(Row::at));
        hour.rows.subList(reports, hour.rows.size()).clear();
        return hour;
    }

    int size() {
        return rows.size();
    }

    /** Into the inbox, all at once. */
    void arrive(Connection connection, int from, int to) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Row row : rows.subList(from, to)) {
                bind(insert, row);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        connection.commit();
    }

    private void somethingHappens() {
        int account = 1 + random.nextInt(SiteOfTheHour.ACCOUNTS);
        Row plain = login(account);
        switch (random.nextInt(13)) {
            case 0, 1 -> rows.add(with(plain, "app_password_ok", SiteOfTheHour.appPassword(1, account)));
            case 2 -> rows.add(with(plain, random.nextBoolean() ? "webmail_ok" : "foreign_app_password_ok", null));
            case 3 -> aMailboxIsMetForTheFirstTime(plain);
            case 4 -> rows.add(with(plain, "app_password_ok", SiteOfTheHour.appPassword(2, account)));
            case 5 -> isPassedOn(plain, account);
            case 6 -> aDeviceRepeatsItself(plain, account);
            case 7 -> somebodyGuesses(plain);
            case 8 -> rows.add(with(plain, one(REFUSED_BY_APP_PASSWORD), SiteOfTheHour.appPassword(3, account)));
            case 9 -> isToldTwice(plain);
            case 10 ->
                rows.add(told(
                        plain,
                        plain.at,
                        "persn" + account + "@" + SiteOfTheHour.DOMAIN,
                        null,
                        "unknown_account",
                        true,
                        null,
                        1,
                        1));
            default -> rows.add(with(plain, one(REFUSED), null));
        }
    }

    private void aMailboxIsMetForTheFirstTime(Row plain) {
        String address = "new" + random.nextInt(SiteOfTheHour.ACCOUNTS) + "@" + SiteOfTheHour.DOMAIN;
        String login = random.nextInt(3) == 0 ? "alias" + random.nextInt(9) + "." + address : address;
        rows.add(told(plain, plain.at, login, address, "main_password_ok", false, null, null, 1));
    }

    private void isPassedOn(Row plain, int account) {
        String outcome = random.nextBoolean() ? "app_password_ok" : "not_an_app_password";
        String appPassword = outcome.equals("app_password_ok") ? SiteOfTheHour.appPassword(1, account) : null;
        rows.add(told(plain, plain.at, plain.login, plain.address, outcome, true, appPassword, plain.fingerprint, 1));
        if (random.nextInt(3) > 0) {
            String end = appPassword == null ? "main_password_ok" : "app_password_ok";
            Instant later = plain.at.plusMillis(random.nextInt(2500));
            rows.add(told(plain, later, plain.login, plain.address, end, false, appPassword, plain.fingerprint, 1));
        }
    }

    private void aDeviceRepeatsItself(Row plain, int account) {
        boolean retired = random.nextBoolean();
        int times = 3 + random.nextInt(12);
        for (int time = 0; time < times; time++) {
            Instant at = plain.at.plusSeconds(60L * time).plusMillis(random.nextInt(4000));
            String outcome = retired ? "revoked" : "not_an_app_password";
            rows.add(told(
                    plain,
                    at.isBefore(begin.plus(HOUR)) ? at : plain.at,
                    plain.login,
                    plain.address,
                    outcome,
                    !retired,
                    retired ? SiteOfTheHour.appPassword(3, account) : null,
                    account,
                    1));
        }
    }

    private void somebodyGuesses(Row plain) {
        String from = "203.0.113." + (1 + random.nextInt(5));
        for (int secret = 0; secret < 6; secret++) {
            int account = 1 + random.nextInt(SiteOfTheHour.ACCOUNTS);
            boolean known = random.nextBoolean();
            String login = known
                    ? "person" + account + "@" + SiteOfTheHour.DOMAIN
                    : "nobody" + account + "@" + SiteOfTheHour.DOMAIN;
            Row guess = new Row(
                    plain.at.plusMillis(random.nextInt(5000)),
                    "dovecot",
                    login,
                    known ? login : null,
                    "imap",
                    known ? "not_an_app_password" : "unknown_account",
                    true,
                    null,
                    random.nextInt(65_536),
                    from,
                    null,
                    null,
                    1);
            rows.add(guess);
        }
    }

    private void isToldTwice(Row plain) {
        Row row = told(
                plain,
                plain.at,
                plain.login,
                plain.address,
                one(REFUSED),
                false,
                null,
                plain.fingerprint,
                1 + random.nextInt(40));
        rows.add(row);
        rows.add(row);
    }

    /** For a while, and then it does again. */
    private void aServerLetsNobodyIn() {
        Instant down = begin.plus(Duration.ofMinutes(1 + random.nextInt(50)));
        rows.add(atTheServer(down.minusSeconds(40), 1, "main_password_ok", false));
        for (int login = 0; login < 200; login++) {
            rows.add(atTheServer(
                    down.plusMillis(random.nextInt(60_000)), 1 + random.nextInt(40), "not_an_app_password", true));
        }
        rows.add(atTheServer(down.plusSeconds(70), 1, "main_password_ok", false));
    }

    private Row atTheServer(Instant at, int account, String outcome, boolean open) {
        Row plain = login(account);
        return new Row(
                at, "down", plain.login, plain.address, "imap", outcome, open, null, 7, plain.from, null, null, 1);
    }

    private Row login(int account) {
        String address = "person" + account + "@" + SiteOfTheHour.DOMAIN;
        return new Row(
                begin.plusMillis(random.nextInt((int) HOUR.toMillis())),
                one(SOURCES),
                address,
                address,
                one(PROTOCOLS),
                "",
                false,
                null,
                random.nextInt(4),
                random.nextInt(5) == 0 ? "2001:db8:" + account + "::7" : "192.0.2." + (1 + account % 120),
                random.nextBoolean() ? "\"name\" \"Thunderbird\" \"version\" \"" + account % 5 + "\"" : null,
                random.nextInt(3) == 0 ? new UUID(random.nextLong(), random.nextLong()).toString() : null,
                1);
    }

    private Row with(Row plain, String outcome, @Nullable String appPassword) {
        Integer fingerprint = appPassword == null ? plain.fingerprint : null;
        return told(plain, plain.at, plain.login, plain.address, outcome, false, appPassword, fingerprint, 1);
    }

    private static Row told(
            Row plain,
            Instant at,
            String login,
            @Nullable String address,
            String outcome,
            boolean open,
            @Nullable String appPassword,
            @Nullable Integer fingerprint,
            int tries) {
        return new Row(
                at,
                plain.source,
                login,
                address,
                plain.protocol,
                outcome,
                open,
                appPassword,
                fingerprint,
                plain.from,
                plain.client,
                plain.session,
                tries);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static void bind(PreparedStatement insert, Row row) throws SQLException {
        int column = 1;
        insert.setObject(column++, Utc.column(row.at));
        insert.setString(column++, row.source);
        insert.setString(column++, row.login);
        insert.setString(column++, row.address);
        insert.setString(column++, row.protocol);
        insert.setString(column++, row.outcome);
        insert.setBoolean(column++, row.open);
        insert.setString(column++, row.appPassword);
        insert.setObject(column++, row.fingerprint, java.sql.Types.INTEGER);
        insert.setString(column++, row.from);
        insert.setString(column++, row.client);
        insert.setString(column++, row.session);
        insert.setInt(column, row.tries);
    }
}
