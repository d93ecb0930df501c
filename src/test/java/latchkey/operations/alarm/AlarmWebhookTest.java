package latchkey.operations.alarm;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import latchkey.notice.NoticeConfig;
import latchkey.shared.AnswersHalf;
import org.junit.jupiter.api.Test;

/** A chat that takes an alarm and does not end its answer holds up no other alarm, and no mail. */
class AlarmWebhookTest {
    @Test
    void anAnswerThatDoesNotEndIsGivenUp() {
        try (AnswersHalf chat = new AnswersHalf()) {
            AlarmWebhook webhook = posting(chat.at("/hooks/adam"));

            assertTimeoutPreemptively(
                    Duration.ofSeconds(10),
                    () -> assertThatThrownBy(() -> webhook.post("{}")).isInstanceOf(HttpTimeoutException.class));
        }
    }

    private static AlarmWebhook posting(URI to) {
        SmallRyeConfig settings = new SmallRyeConfigBuilder()
                .withMapping(AlarmConfig.class)
                .withMapping(NoticeConfig.class)
                .withSources(new PropertiesConfigSource(
                        Map.of("latchkey.alarm.webhook", to.toString(), "latchkey.alarm.webhook-within", "PT0.3S"),
                        "test",
                        100))
                .build();
        return new AlarmWebhook(
                settings.getConfigMapping(AlarmConfig.class),
                new AlarmWords(settings.getConfigMapping(NoticeConfig.class)));
    }
}
