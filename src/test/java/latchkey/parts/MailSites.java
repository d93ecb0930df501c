package latchkey.parts;

import java.util.Collection;
import java.util.Map;
import latchkey.parts.Ports.Listener;
import org.flywaydb.core.Flyway;

/** Mail servers as sites have them, a directory, and a database with Latchkey's tables; no portal. */
public final class MailSites implements AutoCloseable {
    private final Run run = Run.begin("sites");
    private final Ports ports = Ports.free();

    /** With the tables of the portal, and nothing in them. */
    public void startMariaDb() {
        mariaDb().start();
        mariaDb().waitUntilReady();
        mariaDb().execute("SET GLOBAL max_connections = 500");
        Flyway.configure(MailSites.class.getClassLoader())
                .dataSource(mariaDb().jdbcUrl(), MariaDb.OWNER, MariaDb.password(MariaDb.OWNER))
                .placeholders(Map.of(
                        "views", "latchkey_views",
                        "portal", "'latchkey'@'%'",
                        "dovecot", "'latchkey_dovecot'@'%'",
                        "inbox_rows", "5000000",
                        "verdict_rows", "1000000"))
                .load()
                .migrate();
    }

    public MariaDb mariaDb() {
        return MariaDb.bundled(run, ports);
    }

    /** Not started by itself. */
    public Slapd directory() {
        return new Slapd(run, ports.of(Listener.DIRECTORY));
    }

    /** Not started by itself. */
    public HaProxy haProxy() {
        return new HaProxy(run);
    }

    /**
     * Not started yet, and without Latchkey.
     *
     * @param masters passwords of who may log in as anybody
     * @param provider the port of who knows tokens
     */
    public MailSite site(
            DovecotVersion version,
            ExistingPassdb existing,
            Collection<SiteMailbox> mailboxes,
            Map<String, String> masters,
            int provider) {
        MailSite site = new MailSite(run, mariaDb(), version, existing, ports.of(Listener.DIRECTORY), provider);
        site.make(mailboxes, masters);
        return site;
    }

    /** Whether this user can make and enter Debian 13, for Dovecot 2.4. */
    public static boolean canRun(DovecotVersion version) {
        return version == DovecotVersion.V2_3 || Debian13.possible();
    }

    @Override
    public void close() {
        run.end();
    }
}
