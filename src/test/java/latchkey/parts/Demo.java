package latchkey.parts;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.parts.Ports.Listener;

/** Everything on loopback, for a person to try: {@code ./mvnw -Pdemo}. */
public final class Demo {
    private static final Duration PACKAGES_WITHIN = Duration.ofMinutes(20);

    private Demo() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            installPackages();
            Parts parts = start(Ports.ofDemo(System.getProperty("latchkey.ports", "")));
            new Robots(parts.mailLogin()).start();
            System.out.println(guide(parts));
            tellCodesForEver();
        } catch (CannotStart e) {
            if (Run.isEnding()) {
                return;
            }
            // One line for the person; Maven's own report of a stack trace would hide it.
            System.err.println("The demo does not start. " + e.getMessage());
            System.exit(1);
        }
    }

    private static Parts start(Ports ports) {
        ports.checkFree(List.of(Listener.PORTAL, Listener.MANAGEMENT));
        System.out.println("Starting MariaDB, Keycloak, Dovecot and the portal; the first time takes some minutes.");
        Parts parts = Parts.start("demo", ports);
        try {
            Stopwatch watch = new Stopwatch();
            parts.portal().start();
            parts.portal().waitUntilReady();
            parts.seed().sow();
            watch.tell("Portal ready");
            return parts;
        } catch (RuntimeException e) {
            parts.end();
            throw e;
        }
    }

    private static void installPackages() throws InterruptedException {
        ProcessBuilder script = new ProcessBuilder(
                        "sh", Project.file("src/test/sh/system-packages").toString(), "demo")
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectInput(new File("/dev/null"));
        if (System.getProperty("latchkey.install") != null) {
            script.environment().put("LATCHKEY_INSTALL", "1");
        }
        try {
            Process process = script.start();
            if (!process.waitFor(PACKAGES_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                process.destroy();
                throw new CannotStart("Installing packages took too long.");
            }
            if (process.exitValue() != 0) {
                throw new CannotStart("Packages of the system are missing, see above.");
            }
        } catch (IOException e) {
            throw new CannotStart("sh cannot be run", e);
        }
    }

    private static String guide(Parts parts) {
        Ports ports = parts.ports();
        String forwarded = Stream.of(Listener.PORTAL, Listener.KEYCLOAK, Listener.IMAPS, Listener.SUBMISSIONS)
                .map(listener -> "-L %d:127.0.0.1:%d".formatted(ports.of(listener), ports.of(listener)))
                .collect(Collectors.joining(" "));
        String guide = """

                Latchkey        %s       (management %s)
                Keycloak        %s
                Dovecot         imaps 127.0.0.1:%d   submissions :%d   pop3s :%d   sieve :%d (STARTTLS)
                MariaDB         127.0.0.1:%d   (admin / %s)
                Mails           %s
                Logs            %s

                Sign in as      (carol may not use her main password any more; hanna is helpdesk, adam is admin)
                %s
                Their main passwords at the mail server are alice-main-1, bob-main-1, ...
                A phone keeps trying carol's, and a scanner a retired app password: see %s/helpdesk/failing as hanna.

                To turn a light green, make an app password and use it:
                  curl -k imaps://127.0.0.1:%d/ -u 'alice@example.org:THE-APP-PASSWORD'

                From another machine: ssh %s THIS-MACHINE, and then the same addresses there.
                Ctrl-C ends everything.
                """;
        return guide.formatted(
                parts.portal().url(),
                parts.portal().managementUrl(),
                parts.keycloak().issuer(),
                ports.of(Listener.IMAPS),
                ports.of(Listener.SUBMISSIONS),
                ports.of(Listener.POP3S),
                ports.of(Listener.SIEVE),
                ports.of(Listener.MARIADB),
                MariaDb.password(MariaDb.ADMIN),
                parts.mailSink().folder(),
                logs(parts),
                people(),
                parts.portal().url(),
                ports.of(Listener.IMAPS),
                forwarded);
    }

    private static Path logs(Parts parts) {
        return parts.folder().resolve("logs");
    }

    private static String people() {
        String code = Totp.ofEverybody().code(Instant.now());
        return Stream.of(Person.values())
                .map(person -> String.format(
                        Locale.ROOT,
                        "  %-18s  password: %-16s  code: %s",
                        person.address(),
                        person.signInPassword(),
                        code))
                .collect(Collectors.joining("\n"));
    }

    /** Until Ctrl-C: then the hook of the run ends all parts. */
    private static void tellCodesForEver() throws InterruptedException {
        while (true) {
            // For the clock alone: Ctrl-C ends the JVM and needs nobody to hear of it.
            Thread.sleep(Totp.left(Instant.now()).plusMillis(50).toMillis());
            System.out.println("\n" + people());
        }
    }
}
