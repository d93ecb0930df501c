package latchkey.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A process, told apart from a later one that got the same number by its start time (ticks since boot). */
record ProcessId(long pid, long started) {

    private static final int STATE = 0;
    private static final int SESSION = 3;
    private static final int USER_TIME = 11;
    private static final int STARTED = 19;
    private static final long MS_PER_TICK = 10;

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

    /** By a signal. */
    boolean stopped() {
        return stat(pid).filter(fields -> fields.get(STATE).equals("T")).isPresent();
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

    /** Processor time, of the user and of the system. */
    Duration cpu() {
        return stat(pid).map(ProcessId::cpu).orElse(Duration.ZERO);
    }

    /** Of all living processes of this name in the session that this one leads. */
    Duration cpuOfSession(String name) {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(other -> name.equals(nameOf(other)))
                .map(ProcessId::stat)
                .flatMap(Optional::stream)
                .filter(fields -> Long.parseLong(fields.get(SESSION)) == pid)
                .map(ProcessId::cpu)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration cpu(List<String> fields) {
        long ticks = Long.parseLong(fields.get(USER_TIME)) + Long.parseLong(fields.get(USER_TIME + 1));
        return Duration.ofMillis(ticks * MS_PER_TICK);
    }

    private static String nameOf(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/comm")).strip();
        } catch (IOException e) {
            return "";
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
