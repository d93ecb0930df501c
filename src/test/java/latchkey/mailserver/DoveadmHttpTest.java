package latchkey.mailserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import latchkey.shared.AnswersHalf;
import org.junit.jupiter.api.Test;

/** A doveadm that stops in the middle of an answer holds up nobody. */
class DoveadmHttpTest {
    @Test
    void anAnswerThatDoesNotEndIsNone() {
        try (AnswersHalf doveadm = new AnswersHalf()) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(10),
                    () -> assertThat(new DoveadmHttp(Duration.ofMillis(300))
                                    .run(
                                            doveadm.at("/doveadm/v1"),
                                            Optional.empty(),
                                            "authCacheFlush",
                                            new JsonObject()))
                            .isEmpty());
        }
    }
}
