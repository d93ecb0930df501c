package latchkey.parts;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Debian's HAProxy with the file of {@code deployment/dovecot}, before one database. */
public final class HaProxy implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/haproxy");

    private final ChildProcess process;
    private final Path config;
    private final int port = Ports.free().of(Ports.Listener.SECOND_MARIADB);

    HaProxy(Run run) {
        process = new ChildProcess(run, 13, "haproxy");
        config = run.folder().resolve("haproxy.cfg");
    }

    public void start(MariaDb mariaDb) {
        Folders.write(
                config,
                Folders.read(Project.file("deployment/dovecot/haproxy-latchkey.cfg"))
                        .replace("127.0.0.1:3307", "127.0.0.1:" + port)
                        .replace("10.0.0.1:3306", "127.0.0.1:" + mariaDb.port()));
        mariaDb.execute("CREATE USER IF NOT EXISTS 'hacheck'@'127.0.0.1'");
        process.start(List.of(PROGRAM.toString(), "-db", "-f", config.toString()), Map.of());
        process.waitUntil(Duration.ofSeconds(10), () -> Dovecot.listens(port));
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.stop();
    }
}
