package latchkey.mailserver.mailcow;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import latchkey.mailserver.TrialLogins;
import org.junit.jupiter.api.Test;
import org.mariadb.jdbc.MariaDbDataSource;

/** How an operator names mailcows. */
class MailcowConfigTest {
    @Test
    void aSiteWithoutMailcowHasNone() {
        assertThat(servers(config(Map.of())).mailcows()).isEmpty();
    }

    @Test
    void theOnlyOneNeedsNoKey() {
        MailcowConfig config = fromEnvironment(Map.of(
                "LATCHKEY_MAILCOW_URL", "https://mail.example.org",
                "LATCHKEY_MAILCOW_KEY_FILE", "/run/secrets/mailcow",
                "LATCHKEY_MAILCOW_ANSWER_WITHIN", "PT3S"));

        assertThat(config.all()).containsOnlyKeys("mailcow");
        MailcowConfig.One only = Objects.requireNonNull(config.all().get("mailcow"));
        assertThat(only.url()).contains(URI.create("https://mail.example.org"));
        assertThat(only.answerWithin()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void severalAreToldApartByTheirKeys() {
        MailcowConfig config = config(Map.of(
                "latchkey.mailcow.north.url", "https://north.example.org",
                "latchkey.mailcow.north.key-file", "/run/secrets/north",
                "latchkey.mailcow.south.url", "https://south.example.org",
                "latchkey.mailcow.south.key-file", "/run/secrets/south",
                "latchkey.mailcow.south.zone", "Europe/Berlin"));

        assertThat(servers(config).mailcows()).extracting(Mailcow::key).containsExactly("north", "south");
    }

    private static MailcowConfig config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .withMapping(MailcowConfig.class)
                .build()
                .getConfigMapping(MailcowConfig.class);
    }

    private static MailcowConfig fromEnvironment(Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(environment, 300))
                .withMapping(MailcowConfig.class)
                .build()
                .getConfigMapping(MailcowConfig.class);
    }

    private static MailcowServers servers(MailcowConfig config) {
        return new MailcowServers(
                config,
                new SecondFactorsOfDatabase(),
                TrialLogins.overNetwork(Optional.empty()),
                new MariaDbDataSource(),
                Clock.systemUTC());
    }
}
