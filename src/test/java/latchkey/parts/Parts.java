package latchkey.parts;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.parts.Ports.Listener;

/**
 * All real parts together. What is started is known by ports, pids and files alone, so that it can be told between
 * class loaders by system properties: a Quarkus test loads this class a second time.
 */
public final class Parts {
    private static final String RUN = "latchkey.parts.run";
    private static final String PORT = "latchkey.parts.port.";

    private final Run run;
    private final Ports ports;

    private Parts(Run run, Ports ports) {
        this.run = run;
        this.ports = ports;
    }

    /** Database, provider, mail server and mail sink, started once for this JVM on free ports. */
    public static Parts shared() {
        // The same object for every class loader of this JVM.
        synchronized (RUN.intern()) {
            Properties known = System.getProperties();
            if (known.getProperty(RUN) == null) {
                startByClassesThatStay();
            }
            return new Parts(Run.at(Path.of(known.getProperty(RUN))).orElseThrow(), portsIn(known));
        }
    }

    /** Those of a Quarkus test go with it, and the mail sink, which lives in this JVM, needs its own for longer. */
    private static void startByClassesThatStay() {
        ClassLoader staying = ClassLoader.getSystemClassLoader();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(staying);
        try {
            staying.loadClass(Parts.class.getName())
                    .getDeclaredMethod("startForAll")
                    .invoke(null);
        } catch (ReflectiveOperationException failed) {
            throw new CannotStart("The parts do not start: " + failed.getCause(), failed);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Called by its name, of the class that the JVM itself has loaded. */
    public static void startForAll() {
        Properties known = System.getProperties();
        Parts started = start("test", Ports.free());
        Stream.of(Listener.values())
                .forEach(listener -> known.setProperty(PORT + listener, Integer.toString(started.ports.of(listener))));
        known.setProperty(RUN, started.run.folder().toString());
    }

    /** Starts everything but the portal; on failure nothing is left. */
    static Parts start(String kind, Ports ports) {
        ports.checkFree(List.of(
                Listener.KEYCLOAK,
                Listener.IMAPS,
                Listener.SUBMISSIONS,
                Listener.POP3S,
                Listener.SIEVE,
                Listener.MARIADB,
                Listener.MAIL_SINK,
                Listener.DOVEADM));
        Run run = Run.begin(kind);
        Parts parts = new Parts(run, ports);
        try {
            parts.startAll();
            return parts;
        } catch (RuntimeException e) {
            run.end();
            throw e;
        }
    }

    private void startAll() {
        Stopwatch keycloakWatch = new Stopwatch();
        keycloak().start();
        Stopwatch mariaDbWatch = new Stopwatch();
        mariaDb().start();
        mariaDb().waitUntilReady();
        mariaDbWatch.tell("MariaDB ready");
        mailSink().start();
        Stopwatch dovecotWatch = new Stopwatch();
        dovecot().start();
        dovecot().waitUntilReady();
        dovecotWatch.tell("Dovecot ready");
        keycloak().waitUntilReady();
        keycloakWatch.tell("Keycloak ready");
    }

    public Ports ports() {
        return ports;
    }

    public MariaDb mariaDb() {
        return MariaDb.bundled(run, ports);
    }

    /** Not started by itself. */
    public MariaDb debianMariaDb() {
        return MariaDb.debian(run, ports);
    }

    /** Not started by itself. */
    public MariaDb mariaDbToBreak() {
        return MariaDb.toBreak(run, ports);
    }

    /** Not started by itself. */
    public HaProxy haProxy() {
        return new HaProxy(run);
    }

    /** Not started by itself. */
    public GaleraCluster galeraCluster() {
        return new GaleraCluster(run);
    }

    /** Not started by itself. */
    public StandbyPair standbyPair() {
        return new StandbyPair(run);
    }

    /** Not started by itself. */
    public Nginx nginx() {
        return new Nginx(run, ports, dovecot().ownCertificate());
    }

    /** Not started by itself. */
    public OwnDovecot ownDovecot(String name) {
        return new OwnDovecot(run, ports, name);
    }

    /** Not started by itself. */
    public Slapd directory() {
        return new Slapd(run, ports.of(Listener.DIRECTORY));
    }

    /** Not started by itself. */
    public Thunderbird thunderbird() {
        return new Thunderbird(run);
    }

    public Keycloak keycloak() {
        return new Keycloak(run, ports);
    }

    public Dovecot dovecot() {
        return new Dovecot(run, ports, mariaDb());
    }

    public MailSink mailSink() {
        return new MailSink(run, ports);
    }

    /** Not started by {@link #shared}: first comes the packaging. */
    public Portal portal() {
        return Portal.first(this, run);
    }

    /** Beside the first one, with settings that differ. */
    public Portal secondPortal(Map<String, String> settings) {
        return another(41, "second-portal", Listener.SECOND_PORTAL, Listener.SECOND_MANAGEMENT, settings);
    }

    /** The second one, as an operator would start it. */
    public Portal deployedPortal(Map<String, String> settings) {
        return secondPortal(settings).asDeployed();
    }

    public Portal fourthPortal(Map<String, String> settings) {
        return another(43, "fourth-portal", Listener.FOURTH_PORTAL, Listener.FOURTH_MANAGEMENT, settings);
    }

    /** Its ports are also those of a portal that runs inside of the JVM of the tests, to the end of all of them. */
    public Portal thirdPortal(Map<String, String> settings) {
        return another(42, "third-portal", Listener.THIRD_PORTAL, Listener.THIRD_MANAGEMENT, settings);
    }

    private Portal another(int order, String name, Listener web, Listener management, Map<String, String> settings) {
        return new Portal(this, new ChildProcess(run, order, name), web, management, settings);
    }

    public Seed seed() {
        return new Seed(mariaDb(), ports);
    }

    /** A mail client that trusts this mail server. */
    public MailLogin mailLogin() {
        return new MailLogin(ports, dovecot().trusted());
    }

    public SaslLogin saslLogin() {
        return new SaslLogin(dovecot().saslSocket());
    }

    /** A folder of this run for whatever a test wants to leave. */
    public Path folder() {
        return run.folder();
    }

    void end() {
        run.end();
    }

    private static Ports portsIn(Properties known) {
        Map<Listener, Integer> numbers = Stream.of(Listener.values())
                .collect(Collectors.toMap(
                        listener -> listener, listener -> Integer.parseInt(known.getProperty(PORT + listener))));
        return new Ports(numbers);
    }
}
