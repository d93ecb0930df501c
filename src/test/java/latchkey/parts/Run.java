package latchkey.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * One start of the parts: its data, logs and pid files, apart from those of any other start.
 *
 * @param folder private to the user, in his cache
 * @param open a short path that the mail server's own users can enter too: root's home is closed to them, and the path
 *     of a socket must be short
 */
record Run(Path folder, Path open) {
    private static final String OPEN_FOLDERS = "latchkey-";
    private static final AtomicBoolean ENDING = new AtomicBoolean();

    static Run begin(String kind) {
        Path runs = Folders.make(Cache.ofThisUser().folder().resolve("runs"));
        endAbandoned(runs);
        ProcessId owner = ProcessId.of(ProcessHandle.current().pid()).orElseThrow();
        Path folder = runs.resolve(kind + "-" + owner.pid() + "-" + Long.toString(System.nanoTime(), 36));
        try {
            Path open = Files.createTempDirectory(Path.of("/tmp"), OPEN_FOLDERS);
            Folders.permit(open, "rwxr-xr-x");
            Folders.make(folder.resolve("logs"));
            Folders.write(folder.resolve("owner"), owner.pid() + " " + owner.started() + " " + open + "\n");
            Run run = new Run(folder, open);
            Janitor.watch(run);
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> {
                                ENDING.set(true);
                                run.end();
                            },
                            "latchkey-parts-end"));
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A run that this JVM, or another one, began. */
    static Optional<Run> at(Path folder) {
        try {
            String[] words = Files.readString(folder.resolve("owner")).strip().split(" ", 3);
            return words.length == 3 ? Optional.of(new Run(folder, Path.of(words[2]))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Ctrl-C, or the end of the tests: what fails from now on is no news. */
    static boolean isEnding() {
        return ENDING.get();
    }

    Path log(String name) {
        return folder.resolve("logs").resolve(name + ".log");
    }

    /** Ends every process in reverse order and throws the data away; the logs stay until the next start. */
    void end() {
        for (Path pidFile : pidFiles()) {
            String[] orderAndName =
                    pidFile.getFileName().toString().replace(".pid", "").split("-", 2);
            new ChildProcess(this, Integer.parseInt(orderAndName[0]), orderAndName[1]).stop();
        }
        for (Path thing : things()) {
            if (!thing.getFileName().toString().equals("logs")
                    && !thing.getFileName().toString().equals("owner")) {
                Folders.delete(thing);
            }
        }
        if (open.getFileName().toString().startsWith(OPEN_FOLDERS)) {
            Folders.delete(open);
        }
    }

    private List<Path> pidFiles() {
        return things().stream()
                .filter(file -> file.toString().endsWith(".pid"))
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private List<Path> things() {
        try (Stream<Path> things = Files.list(folder)) {
            return things.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What runs whose JVM is gone left behind. One that still has its JVM is somebody else's. */
    private static void endAbandoned(Path runs) {
        try (Stream<Path> all = Files.list(runs)) {
            for (Path folder : all.toList()) {
                boolean owned = ProcessId.named(folder.resolve("owner"))
                        .filter(ProcessId::alive)
                        .isPresent();
                if (!owned) {
                    Run.at(folder).ifPresent(Run::end);
                    Folders.delete(folder);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
