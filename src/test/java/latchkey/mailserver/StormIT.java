package latchkey.mailserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import latchkey.parts.KnownAppPassword;
import latchkey.parts.MariaDb;
import latchkey.parts.OwnDovecot;
import latchkey.parts.Parts;
import latchkey.parts.SaslSession;
import latchkey.site.Measured;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A site refuses its main passwords, and all its old clients go on sending what they have kept. */
@Measured
class StormIT {
    private static final int ACCOUNTS = 250;
    private static final int CLIENTS_OF_ACCOUNT = 4;
    private static final int CONNECTIONS = 8;
    private static final boolean FULL = Boolean.getBoolean("latchkey.full");
    private static final Duration STORM = Duration.ofSeconds(FULL ? 130 : 8);
    private static final Duration SHORT = Duration.ofSeconds(3);

    private static final String MAIN_PASSWORD = "kept-secret";
    private static final String BCRYPT_COST_10 =
            "{BLF-CRYPT}$2y$10$sdecSJox3DhBtKRxZRIxAutktwWL/MWCqx6RaRAejPWinyL6nlY8a";

    private static final Parts PARTS = Parts.shared();
    private static final OutageDatabase DATABASE =
            new OutageDatabase(PARTS.mariaDbToBreak(), KnownAppPassword.any(), KnownAppPassword.any());
    private static final OwnDovecot MAIL_SERVER = PARTS.ownDovecot("storm").countingHashes();
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(CONNECTIONS);

    private static final List<Client> CLIENTS = IntStream.rangeClosed(1, ACCOUNTS)
            .boxed()
            .flatMap(account -> IntStream.range(0, CLIENTS_OF_ACCOUNT).mapToObj(number -> new Client(account, number)))
            .toList();

    @BeforeAll
    static void start() {
        DATABASE.start(50_000);
        DATABASE.mariaDb().execute("""
                USE latchkey;
                INSERT INTO account (address, domain, main_password_refused_from)
                SELECT CONCAT('u', seq, '@example.org'), 'example.org', '2026-01-01' FROM seq_1_to_%d;
                INSERT INTO account_login (login, address) SELECT address, address FROM account WHERE address LIKE 'u%%';
                CREATE TABLE operator (address VARCHAR(254) CHARACTER SET ascii PRIMARY KEY, hash VARCHAR(255));
                INSERT INTO operator SELECT address, '%s' FROM account;
                CREATE OR REPLACE VIEW dovecot_main_password AS SELECT address, hash AS password_hash FROM operator;
                """.formatted(ACCOUNTS, BCRYPT_COST_10));
        MAIL_SERVER
                .besidePasswdFile(Map.of())
                .asking("socket = \"" + DATABASE.mariaDb().socket() + "\"")
                .start();
    }

    @AfterAll
    static void stop() {
        THREADS.shutdownNow();
        MAIL_SERVER.close();
        DATABASE.mariaDb().stop();
    }

    /** One client of each account has kept the main password, the others older ones. */
    private record Client(int account, int number) {
        String address() {
            return "u" + account + "@example.org";
        }

        String password() {
            return number == 0 ? MAIN_PASSWORD : MAIN_PASSWORD + number;
        }

        String from() {
            return "127.96." + account % 250 + "." + (number + 1);
        }
    }

    @Test
    void mainPasswordHashesAreCheckedOnceAMinuteForAnAccountAndFiveTimesASecondInAll() throws SQLException {
        Duration cpuBefore = MAIL_SERVER.authCpu();
        long start = System.nanoTime();
        long tries = storm(STORM);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        Duration cpu = MAIL_SERVER.authCpu().minus(cpuBefore);
        Map<String, List<Long>> inTheStorm = checks();
        long all = inTheStorm.values().stream().mapToLong(List::size).sum();
        System.out.println("StormIT: " + CLIENTS.size() + " stale clients, " + tries + " tries in " + took.toMillis()
                + " ms: " + all + " bcrypt hashes checked, auth processes " + cpu.toMillis() + " ms of CPU, "
                + 100 * cpu.toMillis() / took.toMillis() + " % of one core");

        assertThat(tries).isGreaterThanOrEqualTo(CLIENTS.size());
        assertThat(all).isGreaterThan(10);
        assertThat(inTheStorm.values()).as("once a minute for an account").allSatisfy(StormIT::minutesApart);
        assertThat(placesPerSecond())
                .as("per second")
                .allSatisfy(places -> assertThat(places).isLessThanOrEqualTo(5));
        assertThat(all)
                .isLessThanOrEqualTo(
                        placesPerSecond().stream().mapToLong(places -> places).sum());
        assertThat(outcomes().get("main_password")).as("certain").isPositive();
        assertThat(outcomes().get("not_an_app_password")).as("probable").isGreaterThan(tries / 2);

        letPass(40, 1);
        storm(SHORT);
        Map<String, List<Long>> soon = checks();
        letPass(61, 2);
        storm(SHORT);
        Map<String, List<Long>> later = checks();

        assertThat(inTheStorm)
                .as("not again within the minute")
                .allSatisfy((account, times) -> minuteKept(times, soon.getOrDefault(account, List.of()), 40));
        assertThat(later)
                .as("again after it, of some")
                .anySatisfy((account, times) -> assertThat(times)
                        .hasSizeGreaterThan(
                                soon.getOrDefault(account, List.of()).size()));
        assertThat(later)
                .as("and then once")
                .allSatisfy((account, times) -> assertThat(times)
                        .hasSizeLessThanOrEqualTo(
                                1 + soon.getOrDefault(account, List.of()).size()));
    }

    /** As if this had been some seconds earlier: places that were taken are as much older, and of another minute. */
    private static void letPass(int seconds, int digit) {
        DATABASE.mariaDb().execute("""
                USE latchkey;
                UPDATE judged_secret SET seen_at = seen_at - INTERVAL %d SECOND, hash_tag = INSERT(hash_tag, %d, 1, 'x')
                WHERE verdict = 'slot';
                """.formatted(seconds, digit));
    }

    /** In the full run the storm is long enough for an account to come again. The second in which it is, is known. */
    private static void minutesApart(List<Long> seconds) {
        for (int check = 1; check < seconds.size(); check++) {
            assertThat(seconds.get(check) - seconds.get(check - 1)).isGreaterThanOrEqualTo(59);
        }
    }

    /** On a slow machine the storms themselves take the rest of the minute, after so many seconds that were let pass. */
    private static void minuteKept(List<Long> inTheStorm, List<Long> soon, int passed) {
        assertThat(soon).startsWith(inTheStorm.toArray(Long[]::new));
        long last = inTheStorm.get(inTheStorm.size() - 1);
        assertThat(soon.subList(inTheStorm.size(), soon.size()))
                .allSatisfy(again -> assertThat(again - last + passed).isGreaterThanOrEqualTo(59));
    }

    /** The seconds in which a hash was checked, by account. */
    private static Map<String, List<Long>> checks() {
        return MAIL_SERVER.hashesChecked().stream()
                .map(line -> line.split(" ", 2))
                .collect(Collectors.groupingBy(
                        line -> line[1], Collectors.mapping(line -> Long.valueOf(line[0]), Collectors.toList())));
    }

    /** @return how many tries */
    private static long storm(Duration length) {
        long start = System.nanoTime();
        List<CompletableFuture<Long>> connections = IntStream.range(0, CONNECTIONS)
                .mapToObj(connection ->
                        CompletableFuture.supplyAsync(() -> storm(every(connection), start, length), THREADS))
                .toList();
        return connections.stream().mapToLong(CompletableFuture::join).sum();
    }

    /** Tries again and again, as clients do; in the first round everybody does. */
    private static long storm(List<Client> clients, long start, Duration length) {
        long tries = 0;
        try (SaslSession session = MAIL_SERVER.sasl().session()) {
            while (tries == 0 || System.nanoTime() - start < length.toNanos()) {
                for (Client client : clients) {
                    session.askSmtp(client.from(), client.address(), client.password());
                }
                for (Client ignored : clients) {
                    assertThat(session.answer().answer().accepted()).isFalse();
                }
                tries += clients.size();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return tries;
    }

    private static List<Client> every(int connection) {
        return IntStream.range(0, CLIENTS.size())
                .filter(client -> client % CONNECTIONS == connection)
                .mapToObj(CLIENTS::get)
                .toList();
    }

    private static List<Long> placesPerSecond() throws SQLException {
        return column("SELECT COUNT(*) FROM judged_secret WHERE address = '' AND verdict = 'slot' GROUP BY hash_tag")
                .map(Long::parseLong)
                .toList();
    }

    private static Map<String, Long> outcomes() throws SQLException {
        return column("SELECT outcome FROM login_report")
                .collect(Collectors.groupingBy(outcome -> outcome, Collectors.counting()));
    }

    private static Stream<String> column(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection admin = DATABASE.mariaDb().connect(MariaDb.ADMIN);
                Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values.stream();
    }
}
