package latchkey.parts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import latchkey.parts.Ports.Listener;

/** The packaged application in a JVM of its own, as small as an operator would run it. */
public final class Portal {
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(3);

    /** The second compiler would take more than it gives: a third of the memory, and the processor of all the others. */
    private static final List<String> SPARING = List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /** As {@code deployment/README.md} starts it. */
    private static final List<String> DEPLOYED = List.of("-Xmx160m");

    private final Parts parts;
    private final ChildProcess process;
    private final Listener web;
    private final Listener management;
    private final Map<String, String> ownSettings;
    private final List<String> javaOptions;

    Portal(Parts parts, ChildProcess process, Listener web, Listener management, Map<String, String> ownSettings) {
        this(parts, process, web, management, ownSettings, SPARING);
    }

    private Portal(
            Parts parts,
            ChildProcess process,
            Listener web,
            Listener management,
            Map<String, String> ownSettings,
            List<String> javaOptions) {
        this.parts = parts;
        this.process = process;
        this.web = web;
        this.management = management;
        this.ownSettings = Map.copyOf(ownSettings);
        this.javaOptions = javaOptions;
    }

    static Portal first(Parts parts, Run run) {
        return new Portal(parts, new ChildProcess(run, 40, "portal"), Listener.PORTAL, Listener.MANAGEMENT, Map.of());
    }

    /** With the memory and the compilers that an operator gives it. */
    Portal asDeployed() {
        return new Portal(parts, process, web, management, ownSettings, DEPLOYED);
    }

    public List<String> javaOptions() {
        return javaOptions;
    }

    /** The packaged jar, or with {@code -Dlatchkey.executable} a native executable that was built elsewhere. */
    public void start() {
        process.start(command(), Map.of("MALLOC_ARENA_MAX", "2"));
    }

    /** By which it is started. */
    public List<String> command() {
        String executable = System.getProperty("latchkey.executable", "");
        List<String> command = new ArrayList<>(executable.isEmpty() ? List.of(ofJava("java")) : List.of(executable));
        command.add(javaOptions.get(0));
        settings().forEach((key, value) -> command.add("-D" + key + "=" + value));
        if (executable.isEmpty()) {
            command.addAll(javaOptions.subList(1, javaOptions.size()));
            command.addAll(List.of("-jar", jar().toString()));
        }
        return command;
    }

    private static String ofJava(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    public static Path jar() {
        Path jar = Project.target().resolve("quarkus-app/quarkus-run.jar");
        if (!Files.isRegularFile(jar)) {
            throw new CannotStart("The portal is not packaged: " + jar + " is missing, ./mvnw package makes it");
        }
        return jar;
    }

    public void waitUntilReady() {
        process.waitUntil(STARTS_WITHIN, () -> Http.answersOk(managementUrl() + "/q/health/ready"));
    }

    public void stop() {
        process.stop();
    }

    public void kill9() {
        process.kill9();
    }

    /** With the settings it had. */
    public void restart() {
        process.stop();
        process.start();
        waitUntilReady();
    }

    public boolean alive() {
        return process.alive();
    }

    public String url() {
        return "http://127.0.0.1:" + parts.ports().of(web);
    }

    public String managementUrl() {
        return "http://127.0.0.1:" + parts.ports().of(management);
    }

    /** What it holds of the machine's memory. */
    public long rssKb() {
        return process.id().map(ProcessId::residentKilobytes).orElse(0L);
    }

    /** What it has used of the machine's time. */
    public Duration cpu() {
        return process.id().map(ProcessId::cpu).orElse(Duration.ZERO);
    }

    /** What of its heap is in use, after a collection that it is told to make; not of a native executable. */
    public long liveHeapBytes() {
        String pid = Long.toString(process.id().orElseThrow().pid());
        Path answer = log().resolveSibling("heap-" + pid);
        new Command(List.of(ofJava("jcmd"), pid, "GC.class_histogram"), answer).run(Duration.ofSeconds(30));
        return Folders.read(answer)
                .lines()
                .filter(line -> line.startsWith("Total"))
                .mapToLong(line -> Long.parseLong(line.strip().split("\\s+", -1)[2]))
                // What was asked before stands above.
                .reduce((before, now) -> now)
                .orElseThrow();
    }

    public Path log() {
        return process.log();
    }

    /** Also good for a portal inside of a Quarkus test, on the same ports. */
    public Map<String, String> settings() {
        MariaDb mariaDb = parts.mariaDb();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("quarkus.http.host", "127.0.0.1");
        settings.put("quarkus.http.port", Integer.toString(parts.ports().of(web)));
        settings.put("quarkus.management.host", "127.0.0.1");
        settings.put("quarkus.management.port", Integer.toString(parts.ports().of(management)));
        // There is no TLS on loopback, and a cookie that asks for it would not come back from every client.
        settings.put("latchkey.https-only", "false");
        settings.put("quarkus.mailer.host", "127.0.0.1");
        settings.put("quarkus.mailer.port", Integer.toString(parts.ports().of(Listener.MAIL_SINK)));
        settings.put("latchkey.mail.send-every", "PT1S");
        // Whichever portal sends a mail, people open this one.
        settings.put("latchkey.mail.portal", "http://127.0.0.1:" + parts.ports().of(Listener.PORTAL));
        // Several batches in the time that a test has.
        settings.put("latchkey.nudge.batch", "4");
        settings.put("latchkey.nudge.batch-every", "PT1S");
        settings.put("latchkey.migration.every", "PT1S");
        settings.put("latchkey.migration.count-every", "PT3S");
        // Nobody else looks whether it is ready.
        settings.put("latchkey.stop.announced-for", "PT0S");
        settings.put("latchkey.database.url", mariaDb.jdbcUrl());
        settings.put("latchkey.database.user", MariaDb.PORTAL);
        settings.put("latchkey.database.password", MariaDb.password(MariaDb.PORTAL));
        settings.put("latchkey.database.owner.user", MariaDb.OWNER);
        settings.put("latchkey.database.owner.password", MariaDb.password(MariaDb.OWNER));
        settings.put("latchkey.oidc.issuer", parts.keycloak().issuer());
        settings.put("latchkey.oidc.client-id", "portal");
        settings.put("latchkey.oidc.client-secret", Keycloak.CLIENT_SECRET);
        settings.put("latchkey.secrets.session", "sessions of the parts, not a secret at all");
        settings.put(
                "latchkey.mail-server.certificate",
                parts.dovecot().certificate().toString());
        settings.put("latchkey.check.address", Dovecot.CHECK_ADDRESS);
        settings.put("latchkey.check.alias", Dovecot.CHECK_ALIAS);
        settings.put("latchkey.check.password", Dovecot.CHECK_PASSWORD);
        settings.putAll(ownSettings);
        // One that is emptied is not there at all, as with an operator who has it elsewhere or has forgotten it.
        settings.values().removeIf(String::isEmpty);
        return settings;
    }
}
