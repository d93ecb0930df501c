package latchkey.parts;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import latchkey.parts.Ports.Listener;

/**
 * An empty data folder that was a cluster of one before. Nodes that all begin with it need not be sent a copy of each
 * other at their first start, which takes ten seconds a node.
 */
record GaleraHistory(Run run) {
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(1);

    Path data() {
        return Cache.ofThisUser().entry("galera-of-debian", this::make).resolve("data");
    }

    private void make(Path folder) {
        Path data = folder.resolve("data");
        Folders.copy(MariaDbServer.debian().emptyData(), data);
        Ports ports = Ports.free();
        Path admin = Folders.write(
                folder.resolve("admin.sql"),
                "CREATE USER IF NOT EXISTS '%s'@'%%' IDENTIFIED BY '%s';%nGRANT ALL ON *.* TO '%s'@'%%' WITH GRANT OPTION;%n"
                        .formatted(MariaDb.ADMIN, MariaDb.password(MariaDb.ADMIN), MariaDb.ADMIN));
        ChildProcess only = new ChildProcess(run, 15, "galera-history");
        only.start(
                MariaDbServer.debian()
                        .command(
                                "--datadir=" + data,
                                "--socket=" + run.open().resolve("galera-history.sock"),
                                "--port=" + ports.of(Listener.MARIADB),
                                "--bind-address=127.0.0.1",
                                "--skip-name-resolve",
                                "--skip-log-bin",
                                "--innodb-log-file-size=16M",
                                "--binlog-format=ROW",
                                "--innodb-autoinc-lock-mode=2",
                                "--init-file=" + admin,
                                "--wsrep-on=ON",
                                "--wsrep-new-cluster",
                                "--wsrep-provider=" + GaleraNode.PROVIDER,
                                "--wsrep-cluster-address=gcomm://",
                                "--wsrep-node-address=127.0.0.1",
                                "--wsrep-provider-options=gmcast.listen_addr=tcp://127.0.0.1:"
                                        + ports.of(Listener.NODE_GROUP) + ";gcache.size=4M"),
                Map.of());
        MariaDb database = MariaDb.at(run, ports.of(Listener.MARIADB));
        only.waitUntil(STARTS_WITHIN, database::answers);
        // A nameless user would be taken before latchkey_dovecot@% on a socket.
        database.execute("DELETE FROM mysql.global_priv WHERE User = ''; FLUSH PRIVILEGES;");
        only.stop();
        List.of("galera.cache", "gvwstate.dat").forEach(file -> Folders.delete(data.resolve(file)));
    }
}
