package latchkey.parts;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * A program of a run. Everything about it lies in the run's folder (how to start it, its pid, its log), so that any
 * class loader, the janitor and the next start can end it or start it again.
 */
record ChildProcess(Run run, int order, String name) {
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int LAST_LINES = 15;

    /** Written by the child itself before it becomes the program: a JVM killed in between leaves no unknown child. */
    private static final String WRITE_PID = """
            read -r line < /proc/$$/stat
            set -- ${line##*) }
            echo "$$ ${20}" > "$pid_file"
            """;

    void start(List<String> command, Map<String, String> environment) {
        String exports = environment.entrySet().stream()
                .map(entry -> "export " + entry.getKey() + "=" + quoted(entry.getValue()) + "\n")
                .collect(Collectors.joining());
        String words = command.stream().map(ChildProcess::quoted).collect(Collectors.joining(" "));
        Folders.write(
                script(),
                "pid_file=" + quoted(pidFile().toString()) + "\n" + WRITE_PID + exports + "exec setsid " + words
                        + "\n");
        start();
    }

    /** Starts it as it was started before. */
    void start() {
        if (alive()) {
            return;
        }
        try {
            Files.deleteIfExists(pidFile());
            Process process = new ProcessBuilder("sh", script().toString())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
            if (!Patience.until(GRACE, () -> id().isPresent() || !process.isAlive())) {
                process.destroyForcibly();
                throw new CannotStart(name + " did not start");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the condition holds; gives up early, with the end of the log, when the program has ended. */
    void waitUntil(Duration limit, BooleanSupplier ready) {
        boolean[] ended = new boolean[1];
        boolean done = Patience.until(limit, () -> {
            ended[0] = !alive();
            return ended[0] || ready.getAsBoolean();
        });
        if (ended[0]) {
            throw new CannotStart(name + " ended at once. The end of " + log() + ":\n" + endOfLog());
        }
        if (!done) {
            throw new CannotStart(name + " was not ready after " + limit.toSeconds() + " s. The end of " + log() + ":\n"
                    + endOfLog());
        }
    }

    /** Asks it to end, and insists after ten seconds. */
    void stop() {
        id().ifPresent(id -> {
            id.signal("CONT");
            id.signal("TERM");
            Patience.until(GRACE, () -> !id.alive());
            end(id);
        });
    }

    void kill9() {
        id().ifPresent(this::end);
    }

    /** Takes all its time away, so that it is there and does not answer. */
    void freeze() {
        id().ifPresent(id -> id.signalGroup("STOP"));
    }

    void thaw() {
        id().ifPresent(id -> id.signalGroup("CONT"));
    }

    boolean alive() {
        return id().filter(ProcessId::alive).isPresent();
    }

    Optional<ProcessId> id() {
        return ProcessId.named(pidFile());
    }

    Path log() {
        return run.log(name);
    }

    private void end(ProcessId id) {
        id.signalGroup("KILL");
        Patience.until(GRACE, () -> !id.alive());
        try {
            Files.deleteIfExists(pidFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path pidFile() {
        return run.folder().resolve(order + "-" + name + ".pid");
    }

    private Path script() {
        return run.folder().resolve(order + "-" + name + ".sh");
    }

    private String endOfLog() {
        try {
            List<String> lines = Files.readAllLines(log());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            return "(no log)";
        }
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
