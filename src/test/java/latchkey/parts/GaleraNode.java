package latchkey.parts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import latchkey.parts.Ports.Listener;

/** One of three databases of Debian that keep each other alike, with the file of {@code deployment/cluster}. */
public final class GaleraNode {
    static final String PROVIDER = "/usr/lib/galera/libgalera_smm.so";

    private static final Duration IN_STEP_WITHIN = Duration.ofSeconds(60);

    /** As Debian's unit starts it: one that was killed is asked first how far it got. */
    private static final String START = """
            begin=$1
            state=$2
            shift 2
            if [ -e "$begin" ]; then
                rm "$begin"
                set -- "$@" --wsrep-new-cluster
            elif grep -q 'seqno: *-1$' "$state"; then
                position=$("$@" --wsrep-recover --disable-log-error 2>&1 | sed -n 's/.*Recovered position: *//p' | tail -n 1)
                set -- "$@" ${position:+--wsrep-start-position=$position}
            fi
            exec "$@"
            """;

    private final Run run;
    private final int number;
    private final ChildProcess process;
    private final Ports ports = Ports.free();
    private final Path data;

    GaleraNode(Run run, int number) {
        this.run = run;
        this.number = number;
        process = new ChildProcess(run, 15 + number, name());
        data = run.folder().resolve(name());
    }

    /** As the deployed file calls it. */
    public String name() {
        return "db" + number;
    }

    /** With no data but those of the system. */
    void start(List<GaleraNode> all) {
        Folders.delete(data);
        Folders.copy(new GaleraHistory(run).data(), data);
        Path begin = run.folder().resolve(name() + ".begin");
        if (number == 1) {
            Folders.write(begin, "");
        }
        Path config = Folders.write(run.folder().resolve(name() + ".cnf"), config(all));
        process.start(
                List.of(
                        "sh",
                        "-c",
                        START,
                        "sh",
                        begin.toString(),
                        data.resolve("grastate.dat").toString(),
                        "/usr/sbin/mariadbd",
                        "--defaults-file=" + config),
                Map.of());
    }

    private String config(List<GaleraNode> all) {
        String addresses = all.stream().map(GaleraNode::address).collect(Collectors.joining(",", "gcomm://", ""));
        return Folders.read(Project.file("deployment/cluster/galera.cnf"))
                        .replaceAll("(?m)^wsrep_cluster_address = .*$", "wsrep_cluster_address = " + addresses)
                        .replaceAll("(?m)^wsrep_node_name = .*$", "wsrep_node_name = " + name())
                        .replaceAll("(?m)^(wsrep_node_address|bind_address) = .*$", "$1 = 127.0.0.1")
                        .replace("gcache.size=1G", "gcache.size=32M; " + ownPorts())
                        .replace("<PASSWORD OF latchkey_sst>", MariaDb.password("latchkey_sst"))
                + """
                # ---- of a test
                wsrep_sst_receive_address = 127.0.0.1:%d
                datadir = %s
                socket = %s
                port = %d
                skip_name_resolve
                skip_log_bin
                skip_ssl
                character_set_server = utf8mb4
                innodb_buffer_pool_size = 32M
                innodb_log_file_size = 16M
                # Nobody needs this data after a power cut.
                innodb_flush_log_at_trx_commit = 2
                """.formatted(ports.of(Listener.NODE_COPY), data, run.open().resolve(name() + ".sock"), port())
                + (System.getProperty("user.name").equals("root") ? "user = root\n" : "");
    }

    private String address() {
        return "127.0.0.1:" + ports.of(Listener.NODE_GROUP);
    }

    private String ownPorts() {
        return "gmcast.listen_addr=tcp://" + address() + "; ist.recv_addr=127.0.0.1:" + ports.of(Listener.NODE_CHANGES);
    }

    /** This node alone. */
    MariaDb database() {
        return MariaDb.at(run, port());
    }

    int port() {
        return ports.of(Listener.MARIADB);
    }

    public void kill9() {
        process.kill9();
    }

    public void freeze() {
        process.freeze();
    }

    public void thaw() {
        process.thaw();
    }

    public void stop() {
        process.stop();
    }

    /** Starts it again on the data it had; see {@link #waitUntilInStep}. */
    public void startAgain() {
        process.start();
    }

    /** One whose disk is lost asks another for all. */
    public void loseData() {
        Folders.delete(data);
        Folders.make(data);
    }

    /** It belongs to the others and has all that they have. */
    public void waitUntilInStep() {
        process.waitUntil(IN_STEP_WITHIN, this::inStep);
    }

    /** And is not frozen. */
    public boolean runs() {
        return process.id().filter(ProcessId::alive).filter(id -> !id.stopped()).isPresent();
    }

    public boolean inStep() {
        return status("wsrep_ready").equals("ON")
                && status("wsrep_local_state_comment").equals("Synced");
    }

    /** Of the node itself, not of the one that HAProxy chooses; empty if it does not answer. */
    public String status(String name) {
        return text("SHOW GLOBAL STATUS LIKE '" + name + "'", 2).orElse("");
    }

    /** The first column of the first row, as this node has it. */
    public Optional<String> text(String sql) {
        return text(sql, 1);
    }

    private Optional<String> text(String sql, int column) {
        try (Connection admin = database().connect(MariaDb.ADMIN, "mysql");
                Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? Optional.ofNullable(row.getString(column)) : Optional.empty();
        } catch (SQLException gone) {
            return Optional.empty();
        }
    }

    static void checkInstalled() {
        if (!Files.isReadable(Path.of(PROVIDER))) {
            throw new CannotStart("Galera is not installed: sh src/test/sh/system-packages verify");
        }
    }
}
