package latchkey.parts;

import java.time.Duration;
import java.util.List;

/** A primary, a standby that is told everything, and the HAProxy that finds the one of them that can be written to. */
public final class StandbyPair implements AutoCloseable {
    private static final Duration TOGETHER_WITHIN = Duration.ofSeconds(30);

    private final StandbyServer primary;
    private final StandbyServer standby;
    private final HaProxy proxy;
    private final MariaDb database;

    StandbyPair(Run run) {
        primary = new StandbyServer(run, 1);
        standby = new StandbyServer(run, 2);
        proxy = new HaProxy(run, 23, "haproxy-pair");
        database = MariaDb.at(run, proxy.port());
    }

    /** Until Latchkey's users are there, and no table of it. */
    public void start() {
        primary.start();
        standby.start();
        primary.waitUntilReady();
        standby.waitUntilReady();
        primary.database()
                .execute(("SET GLOBAL read_only = OFF; CREATE USER 'hacheck'@'127.0.0.1';"
                                + " CREATE USER '%1$s'@'%%' IDENTIFIED BY '%2$s'; GRANT REPLICATION SLAVE ON *.* TO '%1$s'@'%%'")
                        .formatted(StandbyServer.COPIER, MariaDb.password(StandbyServer.COPIER)));
        standby.follow(primary);
        primary.database().grantAnew();
        proxy.start("deployment/cluster/haproxy-standby.cfg", List.of(primary.port(), standby.port()));
        if (!Patience.until(
                TOGETHER_WITHIN,
                () -> standby.copy("Slave_SQL_Running").equals("Yes")
                        && primary.text("SHOW STATUS LIKE 'Rpl_semi_sync_master_clients'", "Value")
                                .equals("1")
                        && database.answers())) {
            throw new CannotStart("the standby does not follow its primary: " + standby.copy("Last_Error"));
        }
    }

    public StandbyServer primary() {
        return primary;
    }

    public StandbyServer standby() {
        return standby;
    }

    /** As portal and mail server see it: one database, whichever it is. */
    public MariaDb database() {
        return database;
    }

    @Override
    public void close() {
        proxy.close();
        primary.kill9();
        standby.kill9();
    }
}
