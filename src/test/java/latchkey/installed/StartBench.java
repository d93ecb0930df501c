package latchkey.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import latchkey.parts.Parts;
import latchkey.parts.Portal;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * How long the portal takes to start on a JVM, and what it holds then, without and with the archive of classes that the image
 * is given: the median of five each, taken in turn. Not in {@code verify}: {@code -Dit.test=StartBench}.
 */
class StartBench {
    private static final int RUNS = 5;
    private static final double GOAL = 0.7;

    private final Parts parts = Parts.shared();
    private final Portal portal = parts.secondPortal(Map.of());
    private final Path archive = parts.folder().resolve("classes.jsa");

    private record Start(long millis, long rssKb) {}

    @Test
    void theArchiveMakesTheStartShorter() throws Exception {
        makeArchive();
        start(List.of());
        List<Start> without = new ArrayList<>();
        List<Start> with = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            without.add(start(List.of()));
            // Without the archive it would not start at all.
            with.add(start(List.of("-Xshare:on", "-XX:SharedArchiveFile=" + archive)));
        }

        double ratio = (double) median(with).millis() / median(without).millis();
        System.out.printf(
                "Start of the portal on Java %s, median of %d: %d ms and %d MB without the archive of classes (%s),%n"
                        + "  %d ms and %d MB with it (%s), %.2f times (goal: %.1f); the archive has %d MB%n",
                System.getProperty("java.version"),
                RUNS,
                median(without).millis(),
                median(without).rssKb() / 1024,
                millis(without),
                median(with).millis(),
                median(with).rssKb() / 1024,
                millis(with),
                ratio,
                GOAL,
                Files.size(archive) / 1_000_000);
        assertThat(ratio).isLessThan(1);
    }

    /** As the image does it: the very command of its file. */
    private void makeArchive() throws IOException, InterruptedException {
        String file = Files.readString(Path.of("deployment/image/Dockerfile.jvm"));
        String options = file.substring(file.indexOf("RUN java ") + "RUN java ".length(), file.indexOf(" -jar /opt"))
                .replace("\\\n", " ")
                .replace("classes.jsa", archive.toString());
        List<String> whole = portal.command();
        List<String> command = new ArrayList<>(List.of(whole.get(0)));
        command.addAll(List.of(options.strip().split("\\s+", -1)));
        command.addAll(List.of("-jar", whole.get(whole.size() - 1), "rehearse"));
        assertThat(process(command).waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(archive).isNotEmptyFile();
    }

    private Start start(List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(portal.command());
        command.addAll(1, options);
        long began = System.nanoTime();
        Process process = process(command);
        try {
            Awaitility.await()
                    .pollInterval(10, TimeUnit.MILLISECONDS)
                    .atMost(2, TimeUnit.MINUTES)
                    .until(() -> !process.isAlive() || ready());
            assertThat(process.isAlive()).isTrue();
            return new Start((System.nanoTime() - began) / 1_000_000, rssKb(process.pid()));
        } finally {
            process.destroy();
            process.waitFor(30, TimeUnit.SECONDS);
            process.destroyForcibly().waitFor();
        }
    }

    private Process process(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        parts.folder().resolve("start.log").toFile()))
                .start();
    }

    private boolean ready() {
        try {
            HttpURLConnection ready = (HttpURLConnection) URI.create(portal.managementUrl() + "/q/health/live")
                    .toURL()
                    .openConnection();
            return ready.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static long rssKb(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }

    private static Start median(List<Start> starts) {
        return starts.stream()
                .sorted((one, other) -> Long.compare(one.millis(), other.millis()))
                .toList()
                .get(starts.size() / 2);
    }

    private static List<Long> millis(List<Start> starts) {
        return IntStream.range(0, starts.size())
                .mapToObj(run -> starts.get(run).millis())
                .toList();
    }
}
