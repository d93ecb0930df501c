package latchkey.mailserver.mailcow.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import latchkey.mailserver.mailcow.MailcowConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The times that people are told, by the settings that nobody changes and under a clock of the test's: a login at each
 * moment between two readings, with answers of each log as slow as a promise can bear.
 */
class HonestTimesTest {
    private static final long NOON = 1_795_000_000_000L;
    private static final String ANNA = "anna@example.org";
    private static final String HOME = "203.0.113.9";

    /** The slowest that was measured for a log that is full: 9,999 lines. */
    private static final Duration FULL_LOG = Duration.ofMillis(300);

    private static final Duration SLOWEST = FULL_LOG.multipliedBy(4);
    private static final Duration JUDGED = Duration.ofSeconds(1);
    private static final Duration REFUSED_BY_DOVECOT = Duration.ofSeconds(2);
    private static final int LOGS = 3;

    private final Duration every = Objects.requireNonNull(new SmallRyeConfigBuilder()
                    .withMapping(MailcowConfig.class)
                    .withDefaultValue("latchkey.mailcow.url", "https://mail.example.org")
                    .build()
                    .getConfigMapping(MailcowConfig.class)
                    .all()
                    .get(MailcowConfig.ONLY_ONE))
            .logsEvery();

    /** How a client goes on when it was refused. */
    enum Client {
        HANGS_UP(REFUSED_BY_DOVECOT),
        HANGS_UP_LATE(Duration.ofSeconds(9)),
        STAYS(null);

        private final Optional<Duration> hangsUpAfter;

        Client(@Nullable Duration hangsUpAfter) {
            this.hangsUpAfter = Optional.ofNullable(hangsUpAfter);
        }
    }

    @Test
    void eachLogIsReadOnceInFifteenSeconds() {
        assertThat(every).isEqualTo(Duration.ofSeconds(15));
    }

    /** It is asked for last, behind the other two, and the next turn counts from then. */
    @Test
    void anAcceptedLoginShowsWithinTwentySeconds() {
        Duration worst = every.plus(SLOWEST.multipliedBy(LOGS)).plus(JUDGED);

        assertThat(worst).isLessThanOrEqualTo(Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @EnumSource
    void aRefusedLoginShowsWithinThirtyFiveSeconds(Client client) {
        Duration worst = Duration.ZERO;
        for (Duration answer : List.of(Duration.ofMillis(10), FULL_LOG, SLOWEST)) {
            for (long phase = 0; phase < period(answer).toMillis(); phase += 100) {
                Duration took = shownAfter(client, Duration.ofMillis(phase), answer);
                worst = took.compareTo(worst) > 0 ? took : worst;
            }
        }

        assertThat(worst).isBetween(every, Duration.ofSeconds(35));
    }

    /** From one reading of a log to the next: the turn counts from the log that was asked for last. */
    private Duration period(Duration answer) {
        return every.plus(answer.multipliedBy(LOGS - 1L));
    }

    /** @param phase how long after a reading the login is refused */
    private Duration shownAfter(Client client, Duration phase, Duration answer) {
        WrittenLog.Log log = new WrittenLog.Log();
        log.write(NOON / 1_000 - 100, WrittenLog.letIn("imap-login", "bob@example.org", HOME));
        long refusedAt = NOON + phase.toMillis();
        Optional<Long> hangsUpAt = client.hangsUpAfter.map(after -> refusedAt + after.toMillis());
        LogPlace place = LogPlace.START;
        boolean refused = false;
        boolean hungUp = false;
        // What is asked for now is what is written by now; it comes when mailcow has answered.
        for (long asked = NOON; asked < NOON + 120_000; asked += period(answer).toMillis()) {
            if (!refused && refusedAt < asked) {
                log.write(refusedAt / 1_000, WrittenLog.mismatch(ANNA, HOME, "s1", "old"));
                refused = true;
            }
            if (!hungUp && hangsUpAt.isPresent() && hangsUpAt.get() < asked) {
                log.write(hangsUpAt.get() / 1_000, WrittenLog.hungUp("imap-login", ANNA, HOME, "s1"));
                hungUp = true;
            }
            long answered = asked + answer.toMillis();
            LogReading reading = read(place, log, answered / 1_000);
            List<DovecotLine> lines = reading.lines().stream()
                    .map(line -> DovecotLine.of(line.message()))
                    .toList();
            // All logs have been asked for by then.
            long filed = asked + answer.multipliedBy(LOGS).toMillis();
            FindRefused.Found found = FindRefused.in(reading, lines, List.of(), filed / 1_000);
            if (!found.refused().isEmpty()) {
                return Duration.ofMillis(filed - refusedAt).plus(JUDGED);
            }
            place = reading.after(found.open());
        }
        throw new AssertionError("never shown: " + client + " after " + phase);
    }

    private static LogReading read(LogPlace place, WrittenLog.Log log, long now) {
        try {
            return LogReading.of(place, log.newest(1_000), 1_000, ReadLog.MOST, now, WrittenLog.KEY);
        } catch (LogReading.TooShort never) {
            throw new AssertionError(never);
        }
    }
}
