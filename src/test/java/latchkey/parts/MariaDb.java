package latchkey.parts;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import latchkey.parts.Ports.Listener;

/** The database, with grants on, and Latchkey's users as {@code deployment/dovecot/grants.sql} makes them. */
public final class MariaDb {
    /** May do anything; for tests and the seed only. */
    public static final String ADMIN = "admin";

    public static final String OWNER = "latchkey_owner";
    public static final String PORTAL = "latchkey";
    public static final String DOVECOT = "latchkey_dovecot";

    private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);

    private final Run run;
    private final ChildProcess process;
    private final int port;
    private final boolean debian;

    private MariaDb(Run run, ChildProcess process, int port, boolean debian) {
        this.run = run;
        this.process = process;
        this.port = port;
        this.debian = debian;
    }

    /** 11.4, from Maven Central. */
    static MariaDb bundled(Run run, Ports ports) {
        return new MariaDb(run, new ChildProcess(run, 10, "mariadb"), ports.of(Listener.MARIADB), false);
    }

    /** Debian's own, as on a mail server of its age; package mariadb-server-core. */
    static MariaDb debian(Run run, Ports ports) {
        return new MariaDb(run, new ChildProcess(run, 11, "mariadb-debian"), ports.of(Listener.SECOND_MARIADB), true);
    }

    /** Debian's again, for whoever wants to stop and to freeze one that nobody else uses. */
    static MariaDb toBreak(Run run, Ports ports) {
        return new MariaDb(run, new ChildProcess(run, 12, "mariadb-to-break"), ports.of(Listener.THIRD_MARIADB), true);
    }

    /** One that others start and stop, known by its port. */
    static MariaDb at(Run run, int port) {
        return new MariaDb(run, new ChildProcess(run, 14, "mariadb-elsewhere"), port, true);
    }

    public void start() {
        MariaDbServer server = debian ? MariaDbServer.debian() : MariaDbServer.bundled();
        Path data = run.folder().resolve(process.name());
        Folders.delete(data);
        Folders.copy(server.emptyData(), data);
        Path firstStatements = Folders.write(
                run.folder().resolve(process.name() + ".sql"),
                "CREATE USER IF NOT EXISTS '%s'@'%%' IDENTIFIED BY '%s';%nGRANT ALL ON *.* TO '%s'@'%%' WITH GRANT OPTION;%n"
                        .formatted(ADMIN, password(ADMIN), ADMIN));
        process.start(
                server.command(
                        "--datadir=" + data,
                        "--socket=" + socket(),
                        "--port=" + port,
                        "--bind-address=127.0.0.1",
                        "--init-file=" + firstStatements,
                        "--skip-name-resolve",
                        "--skip-log-bin",
                        // Else 11.4 makes itself a certificate at each start, for up to 15 s.
                        "--skip-ssl",
                        "--event-scheduler=ON",
                        "--default-time-zone=" + System.getProperty("latchkey.database.zone", "SYSTEM"),
                        "--userstat=1",
                        "--character-set-server=utf8mb4",
                        "--innodb-buffer-pool-size=" + System.getProperty("latchkey.database.buffer-pool", "64M"),
                        "--innodb-log-file-size=" + System.getProperty("latchkey.database.log", "16M"),
                        // Nobody needs this data after a power cut.
                        "--innodb-flush-log-at-trx-commit=0"),
                Map.of());
    }

    public void waitUntilReady() {
        process.waitUntil(STARTS_WITHIN, this::answers);
        // A nameless user of localhost would be taken before latchkey_dovecot@% on the socket.
        execute("DELETE FROM mysql.global_priv WHERE User = ''; FLUSH PRIVILEGES;");
        grantAnew();
    }

    /** Runs {@code grants.sql}, which may be run again. */
    public void grantAnew() {
        execute(grants());
    }

    public void stop() {
        process.stop();
    }

    public void kill9() {
        process.kill9();
    }

    /** Starts it again on the data it had. */
    public void restart() {
        process.stop();
        process.start();
        process.waitUntil(STARTS_WITHIN, this::answers);
    }

    /** It is there and does not answer, until {@link #thaw}. */
    public void freeze() {
        process.freeze();
    }

    public void thaw() {
        process.thaw();
    }

    /** What it has used of the machine's time. */
    public Duration cpu() {
        return process.id().map(ProcessId::cpu).orElse(Duration.ZERO);
    }

    public String jdbcUrl() {
        return "jdbc:mariadb://127.0.0.1:" + port + "/latchkey";
    }

    public int port() {
        return port;
    }

    public Path socket() {
        return run.open().resolve(process.name() + ".sock");
    }

    public static String password(String user) {
        return user.replace('_', '-') + "-of-the-parts";
    }

    public Connection connect(String user) throws SQLException {
        return connect(user, "latchkey");
    }

    /** Several statements at once, as {@link #ADMIN}. */
    public void execute(String statements) {
        try (Connection admin = connect(ADMIN, "mysql");
                Statement statement = admin.createStatement()) {
            boolean rows = statement.execute(statements);
            while (rows || statement.getUpdateCount() != -1) {
                rows = statement.getMoreResults();
            }
        } catch (SQLException e) {
            throw new CannotStart("MariaDB refused a statement of the parts: " + e.getMessage(), e);
        }
    }

    /** As {@code deployment/README.md} saves it. */
    public Path dump() {
        Path file = run.folder().resolve(process.name() + "-dump.sql");
        client("mariadb-dump", "--events", "--single-transaction", "--result-file=" + file, "latchkey");
        return file;
    }

    /** Into the database of that name, which {@code grants.sql} has made. */
    public void load(Path dump) {
        client("mariadb", "--execute=source " + dump, "latchkey");
    }

    private void client(String program, String... words) {
        List<String> command = new ArrayList<>(List.of(
                MariaDbServer.bundled().program().resolveSibling(program).toString(),
                "--no-defaults",
                "--skip-ssl",
                "--socket=" + socket(),
                "--user=" + ADMIN));
        command.addAll(List.of(words));
        new Command(command, Map.of("MYSQL_PWD", password(ADMIN)), run.log(program)).run(Duration.ofMinutes(1));
    }

    /** The driver itself: the JDK's DriverManager hides it from the class loader of a Quarkus test. */
    Connection connect(String user, String database) throws SQLException {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "user", user, "password", password(user), "allowMultiQueries", "true", "connectTimeout", "5000"));
        return new org.mariadb.jdbc.Driver().connect("jdbc:mariadb://127.0.0.1:" + port + "/" + database, properties);
    }

    boolean answers() {
        try (Connection admin = connect(ADMIN, "mysql")) {
            return admin.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    private static String grants() {
        String script = Folders.read(Project.file("deployment/dovecot/grants.sql"));
        for (String user : List.of(OWNER, PORTAL, DOVECOT)) {
            script = script.replace("<PASSWORD OF " + user + ">", "'" + password(user) + "'");
        }
        return script;
    }
}
