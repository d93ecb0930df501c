package latchkey.parts;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import latchkey.parts.Ports.Listener;

/** The OIDC provider with the realm of {@code parts/mail-realm.json}; forgets everything when it ends. */
public final class Keycloak {
    public static final String CLIENT_SECRET = "portal-secret-of-the-test-realm";
    private static final String VERSION = System.getProperty("latchkey.keycloak.version", "26.7.3");
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(5);
    private static final Duration BUILDS_WITHIN = Duration.ofMinutes(8);
    private static final List<Listener> PORTALS =
            List.of(Listener.PORTAL, Listener.SECOND_PORTAL, Listener.THIRD_PORTAL, Listener.FOURTH_PORTAL);

    private final ChildProcess process;
    private final Run run;
    private final Ports ports;

    Keycloak(Run run, Ports ports) {
        this.run = run;
        this.ports = ports;
        this.process = new ChildProcess(run, 20, "keycloak");
    }

    public String issuer() {
        return origin() + "/realms/mail";
    }

    public void start() {
        Path distribution = distribution();
        Path home = Folders.make(run.folder().resolve("keycloak"));
        link(home.resolve("lib"), distribution.resolve("lib"));
        Folders.make(home.resolve("conf"));
        Folders.write(Folders.make(home.resolve("data/import")).resolve("mail-realm.json"), realm());
        // Once more "local": left out, it opens a cluster port to the whole network.
        process.start(
                java(
                        distribution,
                        home,
                        "start",
                        "--optimized",
                        "--import-realm",
                        "--cache=local",
                        "--http-enabled=true",
                        "--http-host=127.0.0.1",
                        "--http-port=" + ports.of(Listener.KEYCLOAK),
                        "--hostname=" + origin()),
                Map.of("KC_BOOTSTRAP_ADMIN_USERNAME", "admin", "KC_BOOTSTRAP_ADMIN_PASSWORD", "admin"));
    }

    public void waitUntilReady() {
        process.waitUntil(STARTS_WITHIN, () -> Http.answersOk(issuer() + "/.well-known/openid-configuration"));
    }

    public void stop() {
        process.stop();
    }

    /** Starts it again with the realm as it was at first: sessions and enrolments are forgotten. */
    public void restart() {
        process.stop();
        process.start();
        waitUntilReady();
    }

    private String origin() {
        return "http://127.0.0.1:" + ports.of(Listener.KEYCLOAK);
    }

    private String realm() {
        ObjectMapper json = new ObjectMapper();
        try (InputStream file = Objects.requireNonNull(Keycloak.class.getResourceAsStream("/parts/mail-realm.json"))) {
            ObjectNode realm = (ObjectNode) json.readTree(file);
            // Everybody may read these passwords anyway, and Argon2 would take a good part of each sign-in.
            realm.put("passwordPolicy", "hashAlgorithm(pbkdf2-sha256) and hashIterations(1)");
            ObjectNode client = (ObjectNode) realm.withArray("clients").get(0);
            ArrayNode callbacks = client.putArray("redirectUris");
            PORTALS.forEach(portal -> callbacks.add("http://127.0.0.1:" + ports.of(portal) + "/oidc/callback"));
            String behindProxy = "https://" + Nginx.HOST + ":" + ports.of(Listener.HTTPS);
            callbacks.add(behindProxy + "/oidc/callback");
            List<String> afterwards = Stream.concat(
                            PORTALS.stream().map(portal -> "http://127.0.0.1:" + ports.of(portal)),
                            Stream.of(behindProxy))
                    .map(origin -> origin + "/*")
                    .toList();
            client.withObject("attributes").put("post.logout.redirect.uris", String.join("##", afterwards));
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(realm);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path distribution() {
        return Cache.ofThisUser().entry("keycloak-" + VERSION, Keycloak::unpackAndBuild);
    }

    private static void unpackAndBuild(Path folder) {
        Path archive = archive();
        Stopwatch watch = new Stopwatch();
        new Command(
                        List.of("tar", "-xzf", archive.toString(), "--strip-components=1", "-C", folder.toString()),
                        folder.resolve("unpack.log"))
                .run(Duration.ofMinutes(3));
        watch.tell("Keycloak " + VERSION + " unpacked (" + Folders.megabytes(folder) + " MB)");
        Stopwatch building = new Stopwatch();
        new Command(java(folder, folder, "build", "--db=dev-mem", "--cache=local"), folder.resolve("build.log"))
                .run(BUILDS_WITHIN);
        building.tell("Keycloak " + VERSION + " built, once for all later starts,");
    }

    private static Path archive() {
        String name = "keycloak-quarkus-dist";
        Path inRepository = Path.of(
                System.getProperty(
                        "maven.repo.local",
                        Path.of(System.getProperty("user.home"), ".m2/repository")
                                .toString()),
                "org/keycloak",
                name,
                VERSION,
                name + "-" + VERSION + ".tar.gz");
        Path archive = Path.of(System.getProperty("latchkey.keycloak.archive", inRepository.toString()));
        if (!Files.isRegularFile(archive)) {
            throw new CannotStart("Keycloak's archive is not at " + archive + ": ./mvnw fetches it there");
        }
        return archive;
    }

    /** As Keycloak's own script would, but with a home of this run and without a shell that stays in between. */
    private static List<String> java(Path distribution, Path home, String... arguments) {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms64m",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                // A third less to do until it is ready; it never gets busy enough for the second compiler.
                "-XX:TieredStopAtLevel=1",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-cp",
                distribution.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        command.addAll(List.of(arguments));
        return command;
    }

    private static void link(Path link, Path to) {
        try {
            Files.createSymbolicLink(link, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
