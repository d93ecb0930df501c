package latchkey.installed;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import latchkey.parts.GaleraCluster;
import latchkey.parts.GaleraNode;

/** What can befall one node of several, and how it is mended. */
record NodeFaults(GaleraCluster cluster, OwnSite site) {
    private static final Duration LEFT_OUT_WITHIN = Duration.ofSeconds(20);

    void nothing() {
        site.faults().during("none", () -> {}, site::untilLoginsAreWell);
    }

    void killed(GaleraNode node) {
        site.faults()
                .during(
                        node.name() + " killed, started again",
                        () -> {
                            node.kill9();
                            site.untilLoginsAreWell();
                            node.startAgain();
                        },
                        this::untilWhole);
    }

    void frozen(GaleraNode node) {
        site.faults()
                .during(
                        node.name() + " frozen, woken up",
                        () -> {
                            node.freeze();
                            await().atMost(LEFT_OUT_WITHIN).until(this::oneIsLeftOut);
                            site.untilLoginsAreWell();
                            node.thaw();
                        },
                        this::untilWhole);
    }

    /** All three in one, and the next one follows while HAProxy has not gone back yet. */
    void frozenAndKilled(GaleraNode node) {
        site.faults()
                .during(
                        node.name() + " frozen, killed, started again",
                        () -> {
                            node.freeze();
                            await().atMost(LEFT_OUT_WITHIN).until(this::oneIsLeftOut);
                            node.kill9();
                            site.untilLoginsAreWell();
                            node.startAgain();
                        },
                        cluster::waitUntilTogether);
    }

    void restarted(GaleraNode node) {
        site.faults()
                .during(
                        node.name() + " shut down, started again",
                        () -> {
                            node.stop();
                            site.untilLoginsAreWell();
                            node.startAgain();
                        },
                        this::untilWhole);
    }

    private boolean oneIsLeftOut() {
        return cluster.nodes().stream()
                .filter(GaleraNode::runs)
                .anyMatch(node -> node.status("wsrep_cluster_size").equals("2"));
    }

    void untilWhole() {
        cluster.waitUntilWhole();
        site.untilLoginsAreWell();
    }
}
