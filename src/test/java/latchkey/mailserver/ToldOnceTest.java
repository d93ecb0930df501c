package latchkey.mailserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What Adam reads in the log while a mail server is away for an hour. */
class ToldOnceTest {
    private final List<String> written = new CopyOnWriteArrayList<>();
    private final ToldOnce told = new ToldOnce(org.jboss.logging.Logger.getLogger("latchkey.told-once"));

    @Test
    void thatItIsAwayIsWrittenOnceAndThatItIsBackToo() {
        Logger.getLogger("latchkey.told-once").addHandler(new Listener());

        for (int round = 0; round < 120; round++) {
            told.away("cow is silent", "no answer, round " + round);
        }
        told.away("sheep is silent", "no answer");
        told.back("cow is silent");
        told.back("cow is silent");
        told.away("cow is silent", "500");

        assertThat(written)
                .containsExactly(
                        "cow is silent: no answer, round 0",
                        "sheep is silent: no answer",
                        "cow is silent: no longer",
                        "cow is silent: 500");
    }

    private final class Listener extends Handler {
        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= java.util.logging.Level.INFO.intValue()) {
                written.add(
                        line.getParameters() == null
                                ? line.getMessage()
                                : String.format(line.getMessage(), line.getParameters()));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
