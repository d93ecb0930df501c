package latchkey.parts;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A process outside of this JVM that cleans up after it however it ends, SIGKILL included. */
final class Janitor {
    private Janitor() {}

    /** The janitor's standard input is a pipe that only this JVM holds: the system closes it when the JVM is gone. */
    static void watch(Run run) {
        try {
            new ProcessBuilder(
                            "setsid",
                            "sh",
                            Project.file("src/test/sh/janitor").toString(),
                            run.folder().toString(),
                            run.open().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(new File("/dev/null"))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
