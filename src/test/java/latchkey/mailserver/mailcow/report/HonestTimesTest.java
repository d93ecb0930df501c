package latchkey.mailserver.mailcow.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Objects;
import latchkey.mailserver.mailcow.MailcowConfig;
import org.junit.jupiter.api.Test;

/** By the settings that nobody changes, and with two seconds for reading and judging. */
class HonestTimesTest {
    private static final Duration READ_AND_JUDGED = Duration.ofSeconds(2);

    /** From the first to the last log of a round: the next one counts from the last. */
    private static final Duration ASKED_FOR = Duration.ofSeconds(1);

    private final Duration configured = Objects.requireNonNull(new SmallRyeConfigBuilder()
                    .withMapping(MailcowConfig.class)
                    .withDefaultValue("latchkey.mailcow.url", "https://mail.example.org")
                    .build()
                    .getConfigMapping(MailcowConfig.class)
                    .all()
                    .get(MailcowConfig.ONLY_ONE))
            .logsEvery();

    private final Duration every = configured.plus(ASKED_FOR);

    @Test
    void eachLogIsReadOnceInFifteenSeconds() {
        assertThat(configured).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void anAcceptedLoginShowsWithinTwentySeconds() {
        assertThat(every.plus(READ_AND_JUDGED)).isLessThanOrEqualTo(Duration.ofSeconds(20));
    }

    /** Seen at once at the latest when it has waited, and else by the next reading. */
    @Test
    void aRefusedLoginShowsWithinThirtyFiveSeconds() {
        Duration latest = Duration.ofSeconds(FindRefused.WAIT_SECONDS).plus(every);

        assertThat(latest.plus(READ_AND_JUDGED)).isLessThanOrEqualTo(Duration.ofSeconds(35));
    }

    @Test
    void soDoesOneOfAReadingThatWasTooShort() {
        assertThat(every.multipliedBy(2).plus(READ_AND_JUDGED)).isLessThanOrEqualTo(Duration.ofSeconds(35));
    }
}
