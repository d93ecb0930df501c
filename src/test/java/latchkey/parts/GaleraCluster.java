package latchkey.parts;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Three databases that keep each other alike, and the HAProxy through which all reach one of them. */
public final class GaleraCluster implements AutoCloseable {
    private static final Duration WHOLE_WITHIN = Duration.ofSeconds(60);

    private final List<GaleraNode> nodes;
    private final HaProxy proxy;
    private final MariaDb database;

    GaleraCluster(Run run) {
        nodes = IntStream.rangeClosed(1, 3)
                .mapToObj(number -> new GaleraNode(run, number))
                .toList();
        proxy = new HaProxy(run, 19, "haproxy-galera");
        database = MariaDb.at(run, proxy.port());
    }

    /** Until Latchkey's users are there, and no table of it. */
    public void start() {
        GaleraNode.checkInstalled();
        // One after the other: two that ask for all data at once find the only one that has them busy, and may give up.
        nodes.forEach(node -> {
            node.start(nodes);
            node.waitUntilInStep();
        });
        MariaDb first = nodes.get(0).database();
        // HAProxy takes whoever does not pass its first check for down, and waits before it believes the opposite.
        first.execute("CREATE USER 'hacheck'@'127.0.0.1'; CREATE USER latchkey_sst@localhost IDENTIFIED BY '%s';"
                        .formatted(MariaDb.password("latchkey_sst"))
                + " GRANT RELOAD, PROCESS, LOCK TABLES, BINLOG MONITOR ON *.* TO latchkey_sst@localhost");
        first.grantAnew();
        proxy.start(
                "deployment/cluster/haproxy-galera.cfg",
                nodes.stream().map(GaleraNode::port).toList());
        waitUntilWhole();
    }

    /** All belong together and have everything. A node that was frozen does not know at once that it was left out. */
    public void waitUntilTogether() {
        String all = Integer.toString(nodes.size());
        until(
                "together",
                () -> nodes.stream()
                        .allMatch(node -> node.inStep()
                                && node.status("wsrep_cluster_size").equals(all)));
    }

    /** And the first one is asked again. */
    public void waitUntilWhole() {
        waitUntilTogether();
        until("led to the first one", () -> asked().equals(nodes.get(0).name()));
    }

    private static void until(String what, BooleanSupplier condition) {
        if (!Patience.until(WHOLE_WITHIN, condition)) {
            throw new CannotStart(
                    "the nodes of Galera were not " + what + " within " + WHOLE_WITHIN.toSeconds() + " s");
        }
    }

    /** In the order in which they are asked. */
    public List<GaleraNode> nodes() {
        return nodes;
    }

    /** As portal and mail server see it: one database, whichever node it is. */
    public MariaDb database() {
        return database;
    }

    /** Which node HAProxy leads a new connection to; empty while there is none. */
    public String asked() {
        try (Connection admin = database.connect(MariaDb.ADMIN, "mysql");
                Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@wsrep_node_name")) {
            return row.next() ? row.getString(1) : "";
        } catch (SQLException none) {
            return "";
        }
    }

    @Override
    public void close() {
        proxy.close();
        nodes.forEach(GaleraNode::kill9);
    }
}
