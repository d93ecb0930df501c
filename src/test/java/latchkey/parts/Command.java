package latchkey.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that is run to its end, never longer than allowed; what it prints goes to a file. */
record Command(List<String> words, Map<String, String> environment, Path log) {

    Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    Command(List<String> words, Path log) {
        this(words, new HashMap<>(), log);
    }

    void run(Duration limit) {
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectInput(new java.io.File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new CannotStart(words.get(0) + " was not done after " + limit.toSeconds() + " s, see " + log);
            }
            if (process.exitValue() != 0) {
                throw new CannotStart(words.get(0) + " ended with " + process.exitValue() + ", see " + log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted while " + words.get(0) + " ran", e);
        }
    }
}
