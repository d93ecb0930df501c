package latchkey.installed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What somebody copies into a mailcow is enough for a start, and does mailcow no harm. */
class MailcowFilesTest {
    private static final Path FOLDER = Path.of("deployment/mailcow");
    private static final Pattern REQUIRED = Pattern.compile("(?m)^\\| `(latchkey\\.[a-z.-]+)` \\|");

    @Test
    void theTwoFilesSayEverythingThatIsRequired() throws IOException {
        Document settings = Document.of(Path.of("deployment/README.md"));
        String section = settings.text().split("### Required\n", 2)[1].split("\n### ", 2)[0];
        Set<String> required = REQUIRED.matcher(section)
                .results()
                .map(found -> found.group(1).toUpperCase(java.util.Locale.ROOT).replaceAll("[.-]", "_"))
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> said = new TreeSet<>(environment());
        Document.of(FOLDER.resolve("README.md"))
                .frame("LATCHKEY_DATABASE_PASSWORD")
                .text()
                .lines()
                .forEach(line -> said.add(line.replaceFirst("=.*", "")));

        assertThat(required).contains("LATCHKEY_DATABASE_URL", "LATCHKEY_SECRETS_SESSION");
        assertThat(said)
                .containsAll(required)
                .contains("LATCHKEY_REPORTS_FINGERPRINT_KEY", "LATCHKEY_MAIL_PORTAL", "QUARKUS_MAILER_HOST");
    }

    /** The one whose nginx does not start has no mail at all. */
    @Test
    void aMachineWithoutIpv6StartsItsNginx() throws IOException {
        String site = Files.readString(FOLDER.resolve("nginx-latchkey.conf"));

        assertThat(site).doesNotContainPattern("(?m)^ *listen \\[");
        assertThat(site.substring(site.indexOf("server {"), site.lastIndexOf("server {")))
                .as("the first site of all is mailcow's")
                .contains("server_name _;", "include /etc/nginx/includes/sites-default.conf;");
    }

    private static Set<String> environment() throws IOException {
        JsonNode compose = new ObjectMapper(new YAMLFactory())
                .readTree(FOLDER.resolve("docker-compose.latchkey.yml").toFile());
        Set<String> names = new TreeSet<>();
        compose.at("/services/latchkey/environment").fieldNames().forEachRemaining(names::add);
        return names;
    }
}
