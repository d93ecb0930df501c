package latchkey.mailclient.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of the system that reads what we write. One that is missing fails the test. */
record ForeignProgram(Path folder) {
    /** @return what it printed */
    String run(String... words) throws IOException, InterruptedException {
        Path printed = folder.resolve("printed");
        Process process = new ProcessBuilder(List.of(words))
                .directory(folder.toFile())
                .redirectOutput(printed.toFile())
                .redirectError(folder.resolve("said").toFile())
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError(String.join(" ", words) + ": " + Files.readString(folder.resolve("said")));
        }
        return Files.readString(printed, StandardCharsets.UTF_8);
    }
}
