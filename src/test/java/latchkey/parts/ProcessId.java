package latchkey.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A process, told apart from a later one that got the same number by its start time (ticks since boot). */
record ProcessId(long pid, long started) {

    private static final int STATE = 0;
    private static final int STARTED = 19;

    static Optional<ProcessId> of(long pid) {
        return stat(pid).map(fields -> new ProcessId(pid, Long.parseLong(fields.get(STARTED))));
    }

    /** Reads "pid start-time"; a file that is missing or half written names nobody. */
    static Optional<ProcessId> named(Path pidFile) {
        try {
            List<String> words = List.of(Files.readString(pidFile).strip().split(" ", -1));
            return words.size() < 2
                    ? Optional.empty()
                    : Optional.of(new ProcessId(Long.parseLong(words.get(0)), Long.parseLong(words.get(1))));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    boolean alive() {
        return stat(pid)
                .filter(fields -> Long.parseLong(fields.get(STARTED)) == started)
                .filter(fields -> !fields.get(STATE).equals("Z"))
                .isPresent();
    }

    void signal(String signal) {
        if (alive()) {
            kill(signal, Long.toString(pid));
        }
    }

    /** Members can outlive the leader; while they do, its number is not given to anybody else. */
    void signalGroup(String signal) {
        if (alive() || stat(pid).isEmpty()) {
            kill(signal, "-" + pid);
        }
    }

    long residentKilobytes() {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    /** The fields after the name, which is in parentheses and may hold blanks. */
    private static Optional<List<String>> stat(long pid) {
        try {
            String line = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return Optional.of(List.of(line.substring(line.lastIndexOf(')') + 2).split(" ", -1)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void kill(String signal, String whom) {
        try {
            new ProcessBuilder("sh", "-c", "kill -s " + signal + " -- " + whom + " 2>/dev/null")
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new CannotStart("cannot signal process " + whom, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
