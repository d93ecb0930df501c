package latchkey.parts;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import latchkey.parts.Ports.Listener;

/** Debian's HAProxy with a file of {@code deployment}, before one database or several. */
public final class HaProxy implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/haproxy");

    private final ChildProcess process;
    private final Path config;
    private final int port = Ports.free().of(Listener.SECOND_MARIADB);

    HaProxy(Run run) {
        this(run, 13, "haproxy");
    }

    HaProxy(Run run, int order, String name) {
        process = new ChildProcess(run, order, name);
        config = run.folder().resolve(name + ".cfg");
    }

    public void start(MariaDb mariaDb) {
        mariaDb.execute("CREATE USER IF NOT EXISTS 'hacheck'@'127.0.0.1'");
        start("deployment/dovecot/haproxy-latchkey.cfg", List.of(mariaDb.port()));
    }

    /** @param servers their ports, in the order of the file, which has one at 10.0.0.1, the next at 10.0.0.2 and so on */
    void start(String file, List<Integer> servers) {
        String text = Folders.read(Project.file(file)).replace("127.0.0.1:3307", "127.0.0.1:" + port);
        for (int server = 0; server < servers.size(); server++) {
            text = text.replace("10.0.0." + (server + 1) + ":3306", "127.0.0.1:" + servers.get(server));
        }
        Folders.write(config, text);
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
