package latchkey.installed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.installed.BusySite.Shown;
import latchkey.installed.Faults.Act;
import latchkey.installed.Faults.End;
import latchkey.installed.LoginLoad.Known;
import latchkey.parts.MariaDb;
import latchkey.parts.OwnDovecot;
import latchkey.parts.OwnDovecot.SiteLogin;
import latchkey.parts.Parts;
import latchkey.parts.Person;
import latchkey.parts.Portal;

/** A portal and a mail server on a database of several servers, and what must hold however these fail. */
final class OwnSite implements AutoCloseable {
    static final Duration LOGIN_AT_MOST = Duration.ofSeconds(8);
    static final Duration IN_AGAIN_WITHIN = Duration.ofSeconds(10);

    private static final int WELL_AGAIN = 10;
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

    private final MariaDb database;
    private final OwnDovecot mailServer;
    private final Portal portal;
    private final Faults faults = new Faults();

    private OwnSite(MariaDb database, OwnDovecot mailServer, Portal portal) {
        this.database = database;
        this.mailServer = mailServer;
        this.portal = portal;
    }

    static OwnSite start(Parts parts, MariaDb database, String name) {
        Map<String, SiteLogin> people = Stream.of(Person.values())
                .collect(Collectors.toMap(
                        Person::address, person -> new SiteLogin(person.address(), person.mainPassword())));
        Map<String, String> settings = new HashMap<>(Map.of("latchkey.database.url", database.jdbcUrl()));
        settings.put("latchkey.app-password.most-at-once", "1000");
        List.of("issued-for-account", "issued-from-network", "sign-ins-of-person")
                .forEach(limit -> settings.put("latchkey.limits." + limit, "10000"));
        OwnSite site = new OwnSite(
                database,
                parts.ownDovecot(name)
                        .besidePasswdFile(people)
                        .asking("host = \"127.0.0.1\", port = " + database.port()),
                parts.secondPortal(settings));
        site.portal.start();
        site.mailServer.start();
        site.portal.waitUntilReady();
        site.mailServer.seed(database).sow();
        return site;
    }

    Faults faults() {
        return faults;
    }

    BusySite busy() {
        BusySite busy = new BusySite(portal.url(), mailServer, database, faults);
        busy.begin(Stream.of(Person.ALICE, Person.BOB, Person.HANNA)
                .map(person -> new Known(person.address(), person.mainPassword()))
                .toList());
        return busy;
    }

    /** Some that began from now on were let in. */
    void untilLoginsAreWell() {
        long now = System.nanoTime();
        await().atMost(LONG_ENOUGH).until(() -> faults.letInSince(now) >= WELL_AGAIN);
    }

    void nobodyWasToldAWrongPasswordAndNothingIsLost(BusySite busy) {
        assertThat(faults.all(Act.LOGIN, End.WRONG)).isEmpty();
        assertThat(faults.slowest(Act.LOGIN)).isLessThan(LOGIN_AT_MOST);
        assertThat(faults.longestUntilLetInAgain()).isLessThan(IN_AGAIN_WITHIN);
        nothingIsLost(busy);
    }

    void nothingIsLost(BusySite busy) {
        for (Act act : List.of(Act.APP_PASSWORD, Act.SIGN_IN, Act.WORKLIST)) {
            assertThat(faults.all(act, End.WRONG)).isEmpty();
            assertThat(faults.all(act, End.FINE)).isNotEmpty();
        }
        assertThat(busy.shown()).isNotEmpty();
        busy.shown().parallelStream().forEach(this::logsIn);
        eachReportIsJudgedOnce(busy.stored());
    }

    private void logsIn(Shown one) {
        await().atMost(IN_AGAIN_WITHIN)
                .until(() -> mailServer
                        .client()
                        .imaps("127.83.0.2", one.address(), one.secret())
                        .accepted());
    }

    /** Of the mail server itself too, whose report is given up rather than a login. */
    private void eachReportIsJudgedOnce(List<String> stored) {
        await().atMost(LONG_ENOUGH)
                .until(() -> rows("SELECT id FROM login_report").isEmpty());
        List<String> judged = rows("SELECT session FROM login_attempt WHERE source = 'elsewhere'");
        assertThat(rows("SELECT id FROM login_report_rejected")).isEmpty();
        assertThat(stored).isNotEmpty();
        assertThat(judged).doesNotHaveDuplicates().containsAll(stored);
        long letIn = faults.all(Act.LOGIN, End.FINE).size() + stillWorking();
        long temporary = faults.all(Act.LOGIN, End.TEMPORARY).size();
        long given = mailServer.logged("report lost");
        System.out.printf(
                "Reports: %d of elsewhere stored, %d judged; %d logins let in, %d counted, %d reports given up%n",
                stored.size(), judged.size(), letIn, counted(), given);
        await().atMost(LONG_ENOUGH)
                .untilAsserted(() -> assertThat(counted()).isBetween(letIn - given, letIn + temporary));
    }

    private long stillWorking() {
        return Long.parseLong(
                rows("SELECT COALESCE(SUM(logins), 0) FROM login_use WHERE source = 'own' AND network = '127.83.0.2'")
                        .get(0));
    }

    private long counted() {
        return Long.parseLong(
                rows("SELECT COALESCE(SUM(logins), 0) FROM login_use WHERE source = 'own' AND network LIKE '127.83.%'")
                        .get(0));
    }

    void change(String sql) {
        try (Connection admin = database.connect(MariaDb.ADMIN);
                Statement statement = admin.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    /** The first column, as whoever is asked now has it. */
    List<String> rows(String sql) {
        try (Connection admin = database.connect(MariaDb.ADMIN);
                Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            while (row.next()) {
                all.add(row.getString(1));
            }
            return all;
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    @Override
    public void close() {
        mailServer.close();
        portal.stop();
    }
}
