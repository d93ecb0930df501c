package latchkey.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import latchkey.parts.Portal;
import latchkey.site.Site;
import org.junit.jupiter.api.Test;

/** The line by which an engine asks the container of a plain JVM whether it is well, with the memory that it has there. */
class WellContainerIT {
    private static final Pattern WORD = Pattern.compile("\"([^\"]+)\"");
    private static final Portal PORTAL = Site.shared().portal();

    @Test
    void theImagesOwnLineTellsAPortalThatRunsFromOneThatDoesNot() throws Exception {
        int runs = URI.create(PORTAL.managementUrl()).getPort();

        assertThat(statusAt(runs)).isZero();
        assertThat(statusAt(1)).isEqualTo(1);
    }

    private static int statusAt(int port) throws IOException, InterruptedException {
        String file = Files.readString(Path.of("deployment/image/Dockerfile.jvm"));
        List<String> line = WORD.matcher(
                        file.substring(file.indexOf("CMD [", file.indexOf("HEALTHCHECK")), file.indexOf("ENTRYPOINT")))
                .results()
                .map(MatchResult::group)
                .map(word -> word.replace("\"", ""))
                .map(word -> word.equals("java")
                        ? Path.of(System.getProperty("java.home"), "bin/java").toString()
                        : word)
                .map(word -> word.endsWith(".jar") ? Portal.jar().toString() : word)
                .toList();
        ProcessBuilder asked = new ProcessBuilder(line).redirectErrorStream(true);
        asked.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(port));
        asked.environment().put("JAVA_TOOL_OPTIONS", memory(file));
        Process process = asked.start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(words).doesNotContain("OutOfMemory", "\tat ");
        return process.exitValue();
    }

    /** As in the image, but for the archive of classes, which is not made here. */
    private static String memory(String file) {
        String all = file.substring(file.indexOf("JAVA_TOOL_OPTIONS=\"") + "JAVA_TOOL_OPTIONS=\"".length());
        return List.of(all.substring(0, all.indexOf('"')).split(" ")).stream()
                .filter(option -> !option.startsWith("-XX:SharedArchiveFile"))
                .collect(Collectors.joining(" "));
    }
}
