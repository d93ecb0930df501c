package latchkey.installed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import latchkey.installed.Faults.Act;
import latchkey.installed.Faults.End;
import latchkey.parts.GaleraCluster;
import latchkey.parts.GaleraNode;
import latchkey.site.Site;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything that {@code deployment/cluster/README.md} says of three nodes; {@code ./mvnw -Pcluster} prints the tables. */
class GaleraDrill {
    private static final Site SITE = Site.shared();

    private final GaleraCluster cluster = SITE.parts().galeraCluster();
    private final List<GaleraNode> nodes = cluster.nodes();

    @BeforeEach
    void start() {
        cluster.start();
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void nobodyIsToldAWrongPasswordAndNothingIsLostWhileEachNodeFailsInEveryWay() {
        try (OwnSite site = OwnSite.start(SITE.parts(), cluster.database(), "galera");
                BusySite busy = site.busy()) {
            NodeFaults faults = new NodeFaults(cluster, site);

            faults.nothing();
            for (GaleraNode node : nodes) {
                faults.killed(node);
                faults.frozen(node);
                faults.restarted(node);
            }
            busy.end();

            System.out.println(site.faults().table());
            site.nobodyWasToldAWrongPasswordAndNothingIsLost(busy);
        }
    }

    @Test
    void withoutTwoOfThemLoginsAreTemporaryFailuresAndRightAgainWithoutAHand() {
        try (OwnSite site = OwnSite.start(SITE.parts(), cluster.database(), "galera");
                BusySite busy = site.busy()) {
            NodeFaults faults = new NodeFaults(cluster, site);

            faults.nothing();
            site.faults()
                    .during(
                            "db1 and db2 killed",
                            () -> {
                                nodes.get(0).kill9();
                                nodes.get(1).kill9();
                                untilTemporary(site);
                                nodes.get(0).startAgain();
                                nodes.get(1).startAgain();
                            },
                            faults::untilWhole);
            site.faults()
                    .during(
                            "all three killed at once",
                            () -> {
                                nodes.forEach(GaleraNode::kill9);
                                untilTemporary(site);
                                nodes.forEach(GaleraNode::startAgain);
                            },
                            faults::untilWhole);
            busy.end();

            System.out.println(site.faults().table());
            assertThat(site.faults().all(Act.LOGIN, End.WRONG)).isEmpty();
            site.nothingIsLost(busy);
        }
    }

    @Test
    void aNodeThatHasLostItsDataIsSentACopyAndItsEventsAreTakenOverByHand() {
        try (OwnSite site = OwnSite.start(SITE.parts(), cluster.database(), "galera");
                BusySite busy = site.busy()) {
            NodeFaults faults = new NodeFaults(cluster, site);
            GaleraNode first = nodes.get(0);

            faults.nothing();
            site.faults()
                    .during(
                            "db1 killed, its data lost",
                            () -> {
                                first.kill9();
                                first.loseData();
                                site.untilLoginsAreWell();
                                first.startAgain();
                            },
                            faults::untilWhole);
            busy.end();
            List<String> statesAfterTheCopy = states();
            site.change("ALTER EVENT latchkey.bound_the_inbox ENABLE");

            System.out.println(site.faults().table());
            assertThat(statesAfterTheCopy).doesNotContain("ENABLED");
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(states())
                            .containsExactly("ENABLED", "SLAVESIDE_DISABLED", "SLAVESIDE_DISABLED"));
            site.nobodyWasToldAWrongPasswordAndNothingIsLost(busy);
        }
    }

    private List<String> states() {
        return nodes.stream()
                .map(node -> node.text(
                                "SELECT status FROM information_schema.events WHERE event_name = 'bound_the_inbox'")
                        .orElse("none"))
                .toList();
    }

    private static void untilTemporary(OwnSite site) {
        int before = site.faults().all(Act.LOGIN, End.TEMPORARY).size();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> site.faults().all(Act.LOGIN, End.TEMPORARY).size() > before + 20);
    }
}
