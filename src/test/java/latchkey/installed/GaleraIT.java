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
import latchkey.parts.GaleraCluster;
import latchkey.parts.GaleraNode;
import latchkey.parts.MariaDb;
import latchkey.parts.OwnDovecot;
import latchkey.parts.OwnDovecot.SiteLogin;
import latchkey.parts.Person;
import latchkey.parts.Portal;
import latchkey.site.Measured;
import latchkey.site.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A portal and a mail server on three databases of which each fails in turn; see {@code deployment/cluster}. */
@Measured
class GaleraIT {
    private static final Duration LOGIN_AT_MOST = Duration.ofSeconds(8);
    private static final Duration IN_AGAIN_WITHIN = Duration.ofSeconds(10);
    private static final int WELL_AGAIN = 20;

    private static final Site SITE = Site.shared();
    private static final GaleraCluster CLUSTER = SITE.parts().galeraCluster();
    private static final OwnDovecot MAIL_SERVER = SITE.parts()
            .ownDovecot("cluster")
            .besidePasswdFile(Stream.of(Person.values())
                    .collect(Collectors.toMap(
                            Person::address, person -> new SiteLogin(person.address(), person.mainPassword()))))
            .asking("host = \"127.0.0.1\", port = " + CLUSTER.database().port());
    private static final Portal PORTAL = SITE.parts().secondPortal(settings());

    private final Faults faults = new Faults();

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(CLUSTER.settings());
        settings.put("latchkey.app-password.most-at-once", "1000");
        settings.put("latchkey.limits.issued-for-account", "10000");
        settings.put("latchkey.limits.issued-from-network", "10000");
        settings.put("latchkey.limits.sign-ins-of-person", "10000");
        return settings;
    }

    @BeforeAll
    static void start() {
        CLUSTER.start();
        PORTAL.start();
        MAIL_SERVER.start();
        PORTAL.waitUntilReady();
        MAIL_SERVER.seed(CLUSTER.database()).sow();
    }

    @AfterAll
    static void stop() {
        MAIL_SERVER.close();
        PORTAL.stop();
        CLUSTER.close();
    }

    @Test
    void nobodyIsToldAWrongPasswordAndNothingIsLostWhileEachNodeFailsInTurn() {
        try (BusySite site = new BusySite(PORTAL.url(), MAIL_SERVER, CLUSTER.database(), faults)) {
            site.begin(Stream.of(Person.ALICE, Person.BOB, Person.HANNA)
                    .map(person -> new Known(person.address(), person.mainPassword()))
                    .toList());
            faults.during("all well", this::untilLoginsAreWell, this::untilLoginsAreWell);
            for (GaleraNode node : CLUSTER.nodes()) {
                faults.during(
                        node.name() + " killed, started again",
                        () -> {
                            node.kill9();
                            untilLoginsAreWell();
                            node.startAgain();
                        },
                        CLUSTER::waitUntilWhole);
                faults.during(
                        node.name() + " frozen, woken up",
                        () -> {
                            node.freeze();
                            untilLeftOut();
                            untilLoginsAreWell();
                            node.thaw();
                        },
                        CLUSTER::waitUntilWhole);
            }
            site.end();

            System.out.println(faults.table());
            assertThat(faults.all(Act.LOGIN, End.WRONG)).isEmpty();
            assertThat(faults.slowest(Act.LOGIN)).isLessThan(LOGIN_AT_MOST);
            assertThat(faults.longestUntilLetInAgain()).isLessThan(IN_AGAIN_WITHIN);
            assertThat(site.shown()).hasSizeGreaterThan(5).allSatisfy(GaleraIT::logsIn);
            eachReportIsJudgedOnce(site.stored());
        }
    }

    private void untilLoginsAreWell() {
        long now = System.nanoTime();
        await().atMost(Duration.ofSeconds(30)).until(() -> faults.letInSince(now) >= WELL_AGAIN);
    }

    private static void untilLeftOut() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> CLUSTER.nodes().stream()
                        .filter(GaleraNode::runs)
                        .anyMatch(node -> node.status("wsrep_cluster_size").equals("2")));
    }

    private static void logsIn(Shown one) {
        await().atMost(IN_AGAIN_WITHIN).until(() -> MAIL_SERVER
                .client()
                .imaps("127.83.0.2", one.address(), one.secret())
                .accepted());
    }

    private static void eachReportIsJudgedOnce(List<String> stored) {
        await().atMost(Duration.ofSeconds(30)).until(() -> rows("SELECT id FROM login_report").isEmpty());
        List<String> judged = rows("SELECT session FROM login_attempt WHERE source = 'elsewhere'");
        assertThat(rows("SELECT id FROM login_report_rejected")).isEmpty();
        assertThat(judged).doesNotHaveDuplicates().containsAll(stored);
    }

    private static List<String> rows(String sql) {
        try (Connection admin = CLUSTER.database().connect(MariaDb.ADMIN);
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
}
