package latchkey.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import latchkey.parts.Ports.Listener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody who has just cloned the project and types {@code ./mvnw -Pdemo}, in a terminal of his own. */
class DemoIT {
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(6);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(30);
    private static final List<Long> ONE_OF_EACH = List.of(1L, 1L, 1L, 1L);
    private static final List<Long> NONE = List.of(0L, 0L, 0L, 0L);
    private static final Set<String> NOT_CLONED = Set.of("target", ".git", ".idea", ".vscode");
    private final int moved = freeMove();
    private final Ports ports = Ports.ofDemo("+" + moved);
    private final Path clone = Parts.shared().folder().resolve("clone");
    private Optional<Process> maven = Optional.empty();

    @AfterEach
    void endWhatIsLeft() {
        maven.ifPresent(Process::destroyForcibly);
    }

    @Test
    void startsAgainWithExactlyOneOfEachPartAfterMavenWasKilledAndTheBuildCleaned() throws Exception {
        cloneProject();
        startDemo("first");
        assertThat(partsRunning()).containsExactlyElementsOf(ONE_OF_EACH);

        maven.orElseThrow().destroyForcibly();

        await().atMost(ENDS_WITHIN).until(() -> partsRunning().equals(NONE));
        assertThat(run("clean", "-q", "clean").waitFor(2, TimeUnit.MINUTES)).isTrue();
        Duration second = startDemo("second");
        System.out.printf("Demo, built anew and started again, in %d s%n", second.toSeconds());
        assertThat(partsRunning()).containsExactlyElementsOf(ONE_OF_EACH);
        assertThat(Files.readString(output("second")))
                .contains("alice@example.org   password: alice-sign-in-1   code: ")
                .contains("curl -k imaps://127.0.0.1:" + ports.of(Listener.IMAPS) + "/");

        // A second demo on the same ports says so in one line and leaves nothing half started.
        Process third = run("third", "-Pdemo", "-Dlatchkey.ports=+" + moved);
        assertThat(third.waitFor(STARTS_WITHIN.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(third.exitValue()).isNotZero();
        assertThat(Files.readString(output("third"))).contains("is taken").contains("-Dlatchkey.ports=");
        assertThat(partsRunning()).containsExactlyElementsOf(ONE_OF_EACH);

        // Ctrl-C in the terminal goes to the whole foreground group.
        new ProcessBuilder("kill", "-INT", "--", "-" + maven.orElseThrow().pid()).start();

        await().atMost(ENDS_WITHIN).until(() -> partsRunning().equals(NONE));
    }

    private Duration startDemo(String name) throws IOException {
        Stopwatch watch = new Stopwatch();
        long begun = System.nanoTime();
        Process process = run(name, "-Pdemo", "-Dlatchkey.ports=+" + moved);
        maven = Optional.of(process);
        await().atMost(STARTS_WITHIN).pollInterval(Duration.ofMillis(500)).until(() -> {
            assertThat(process.isAlive()).as(Files.readString(output(name))).isTrue();
            return Files.readString(output(name)).contains("Ctrl-C ends everything");
        });
        watch.tell("Demo started (" + name + ")");
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** In a session of its own, as a terminal would be. */
    private Process run(String name, String... arguments) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of(
                                "env",
                                // A shell that starts us in the background has taken Ctrl-C away from all below it.
                                "--default-signal=INT",
                                "setsid",
                                "--wait",
                                "./mvnw",
                                "--batch-mode",
                                "-Dmaven.repo.local=" + System.getProperty("maven.repo.local")),
                        Stream.of(arguments))
                .toList();
        return new ProcessBuilder(command)
                .directory(clone.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output(name).toFile())
                .start();
    }

    private Path output(String name) {
        return clone.resolveSibling("demo-" + name + ".log");
    }

    /** Of each part that is a process, recognised by its port. */
    private List<Long> partsRunning() {
        return Stream.<Predicate<String>>of(
                        line -> line.matches(".*mariadbd .*--port=" + ports.of(Listener.MARIADB) + " .*"),
                        line -> line.contains("--http-port=" + ports.of(Listener.KEYCLOAK) + " "),
                        line -> line.matches(".*/dovecot -F -c .*") && isOurs(line.strip()),
                        line -> line.matches(
                                ".*quarkus.http.port=" + ports.of(Listener.PORTAL) + " .*quarkus-run.jar.*"))
                .map(part -> ProcessHandle.allProcesses()
                        .map(ProcessHandle::pid)
                        .map(DemoIT::commandLine)
                        .filter(part)
                        .count())
                .toList();
    }

    /** Its ports are in its configuration only. */
    private boolean isOurs(String dovecot) {
        try {
            return Files.readString(Path.of(dovecot.substring(dovecot.lastIndexOf(' ') + 1)))
                    .contains("port = " + ports.of(Listener.IMAPS));
        } catch (IOException gone) {
            // Its folder is thrown away after its end.
            return false;
        }
    }

    /** Beside whatever else runs on this machine, another demo among it. */
    private static int freeMove() {
        // Below what other tests take later.
        for (int by = 1000 + ThreadLocalRandom.current().nextInt(40) * 100; by < 5_000; by += 100) {
            try {
                Ports.ofDemo("+" + by).checkFree(List.of(Listener.values()));
                return by;
            } catch (CannotStart taken) {
                // the next ones, then
            }
        }
        throw new AssertionError("no ports are free for a demo");
    }

    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/cmdline")).replace('\0', ' ');
        } catch (IOException gone) {
            return "";
        }
    }

    private void cloneProject() throws IOException {
        Path project = Project.file(".").toAbsolutePath().normalize();
        Files.walkFileTree(project, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (NOT_CLONED.contains(folder.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(clone.resolve(project.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                try {
                    Files.copy(
                            file,
                            clone.resolve(project.relativize(file).toString()),
                            java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
