package latchkey.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The compose file beside mailcow's is read here; where there is no Docker it cannot be run. */
class ComposeFileTest {
    @Test
    void itPutsThePortalIntoMailcowsNetworkWithItsKeyInAFile() throws IOException {
        JsonNode compose = new ObjectMapper(new YAMLFactory())
                .readTree(Path.of("deployment/mailcow/docker-compose.latchkey.yml")
                        .toFile());

        JsonNode portal = compose.at("/services/latchkey");
        assertThat(portal.at("/networks/mailcow-network/ipv4_address").asText()).endsWith(".230");
        assertThat(portal.at("/environment/LATCHKEY_MAILCOW_KEY_FILE").asText())
                .isEqualTo("/run/secrets/" + portal.at("/secrets/0").asText());
        assertThat(compose.at("/secrets/" + portal.at("/secrets/0").asText() + "/file")
                        .asText())
                .isNotEmpty();
        assertThat(compose.at("/services/latchkey-db/command").asText()).contains("--event-scheduler=ON");
        assertThat(portal.at("/pull_policy").asText()).isEqualTo("never");
        assertThat(portal.has("ports")).as("published to the world").isFalse();
        assertThat(portal.at("/environment/LATCHKEY_MAILCOW_URL").asText()).endsWith("}:${HTTPS_PORT:-443}");
    }
}
