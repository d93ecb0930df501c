package latchkey.mailserver;

import static org.assertj.core.api.Assertions.assertThat;

import latchkey.shared.LogLines;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** What Adam reads in the log while a mail server is away for an hour. */
class ToldOnceTest {
    private final ToldOnce told = new ToldOnce(Logger.getLogger("latchkey.told-once"));

    @Test
    void thatItIsAwayIsWrittenOnceAndThatItIsBackToo() {
        try (LogLines log = LogLines.of("latchkey.told-once")) {
            for (int round = 0; round < 120; round++) {
                told.away("cow is silent", "no answer, round " + round);
            }
            told.away("sheep is silent", "no answer");
            told.back("cow is silent");
            told.back("cow is silent");
            told.away("cow is silent", "500");

            assertThat(log.all())
                    .containsExactly(
                            "cow is silent: no answer, round 0",
                            "sheep is silent: no answer",
                            "cow is silent: no longer",
                            "cow is silent: 500");
        }
    }
}
