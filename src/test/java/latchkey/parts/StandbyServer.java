package latchkey.parts;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import latchkey.parts.Ports.Listener;

/** A database of Debian that is the primary or the standby of another one, with the file of {@code deployment/cluster}. */
public final class StandbyServer {
    static final String COPIER = "latchkey_copier";

    private static final Duration STARTS_WITHIN = Duration.ofMinutes(1);

    private final Run run;
    private final int number;
    private final ChildProcess process;
    private final Ports ports = Ports.free();
    private final Path data;

    StandbyServer(Run run, int number) {
        this.run = run;
        this.number = number;
        process = new ChildProcess(run, 20 + number, "pair-" + number);
        data = run.folder().resolve(process.name());
    }

    /** With no data but those of the system. */
    void start() {
        Folders.delete(data);
        Folders.copy(MariaDbServer.debian().emptyData(), data);
        // What is done here is nothing for the other one.
        Path firstStatements = Folders.write(
                run.folder().resolve(process.name() + ".sql"),
                "SET SESSION sql_log_bin = 0;%nCREATE USER IF NOT EXISTS '%s'@'%%' IDENTIFIED BY '%s';%nGRANT ALL ON *.* TO '%s'@'%%' WITH GRANT OPTION;%n"
                        .formatted(MariaDb.ADMIN, MariaDb.password(MariaDb.ADMIN), MariaDb.ADMIN));
        String config = Folders.read(Project.file("deployment/cluster/standby.cnf"))
                        .replaceAll("(?m)^server_id = .*$", "server_id = " + number)
                        .replaceAll("(?m)^bind_address = .*$", "bind_address = 127.0.0.1")
                + """
                # ---- of a test
                datadir = %s
                socket = %s
                port = %d
                init_file = %s
                skip_name_resolve
                skip_ssl
                character_set_server = utf8mb4
                innodb_buffer_pool_size = 32M
                innodb_log_file_size = 16M
                """.formatted(data, run.open().resolve(process.name() + ".sock"), port(), firstStatements)
                + (System.getProperty("user.name").equals("root") ? "user = root\n" : "");
        Path file = Folders.write(run.folder().resolve(process.name() + ".cnf"), config);
        process.start(List.of("/usr/sbin/mariadbd", "--defaults-file=" + file), Map.of());
    }

    void waitUntilReady() {
        process.waitUntil(STARTS_WITHIN, database()::answers);
        // A nameless user of localhost would be taken before Latchkey's.
        database()
                .execute(
                        "SET SESSION sql_log_bin = 0; DELETE FROM mysql.global_priv WHERE User = ''; FLUSH PRIVILEGES;");
    }

    MariaDb database() {
        return MariaDb.at(run, port());
    }

    int port() {
        return ports.of(Listener.MARIADB);
    }

    /** From now on it does what the other one did. */
    void follow(StandbyServer primary) {
        database()
                .execute(("CHANGE MASTER TO MASTER_HOST = '127.0.0.1', MASTER_PORT = %d, MASTER_USER = '%s',"
                                + " MASTER_PASSWORD = '%s', MASTER_USE_GTID = slave_pos, MASTER_CONNECT_RETRY = 1; START SLAVE")
                        .formatted(primary.port(), COPIER, MariaDb.password(COPIER)));
    }

    /** As the guide says, after the other one was switched off. */
    public void promote() {
        database().execute("STOP SLAVE IO_THREAD");
        if (!Patience.until(
                Duration.ofSeconds(20),
                () -> copy("Gtid_IO_Pos").equals(text("SELECT @@gtid_slave_pos", "@@gtid_slave_pos")))) {
            throw new CannotStart("the standby has not done all that it was sent");
        }
        database()
                .execute("STOP SLAVE; RESET SLAVE ALL; SET GLOBAL read_only = OFF;"
                        + " ALTER EVENT latchkey.bound_the_inbox ENABLE;"
                        + " ALTER EVENT latchkey.erase_from_the_audit_trail ENABLE");
    }

    /** Of what it is sent by the primary. */
    String copy(String column) {
        return text("SHOW SLAVE STATUS", column);
    }

    public boolean canBeWrittenTo() {
        return text("SELECT @@read_only AS read_only", "read_only").equals("0");
    }

    /** Empty if it does not answer. */
    String text(String sql, String column) {
        try (Connection admin = database().connect(MariaDb.ADMIN, "mysql");
                Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(column)) : "";
        } catch (SQLException gone) {
            return "";
        }
    }

    public void kill9() {
        process.kill9();
    }

    public void freeze() {
        process.freeze();
    }

    /** On the data that it had. */
    public void startAgain() {
        process.start();
        waitUntilReady();
    }
}
