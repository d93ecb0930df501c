package latchkey.mailserver.mailcow.report;

import java.time.Duration;
import java.time.Instant;

/**
 * How far mailcow's clock is ahead of the database's, between two bounds. Its answers bear their time in whole seconds;
 * several of them together tell it to a fraction.
 */
record ClockBounds(Duration least, Duration most) {
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    /** Clocks drift: what was measured yesterday is only nearly so. */
    private static final Duration DRIFT = Duration.ofMillis(1);

    static final ClockBounds NONE = new ClockBounds(Duration.ZERO, Duration.ZERO);

    /**
     * @param date of an answer, in whole seconds
     * @param asked when it was asked for, by the database's clock
     * @param answered when it had come
     */
    static ClockBounds of(Instant date, Instant asked, Instant answered) {
        return new ClockBounds(
                Duration.between(answered, date), Duration.between(asked, date).plus(A_SECOND));
    }

    /** What both allow; only the newer one if the clock has been set meanwhile. */
    ClockBounds and(ClockBounds newer) {
        Duration from = max(least.minus(DRIFT), newer.least());
        Duration to = min(most.plus(DRIFT), newer.most());
        return from.compareTo(to) > 0 ? newer : new ClockBounds(from, to);
    }

    Duration middle() {
        return least.plus(most.minus(least).dividedBy(2));
    }

    /** When something happened at the earliest that mailcow wrote down under this second. */
    Instant earliest(long second) {
        return Instant.ofEpochSecond(second).minus(most);
    }

    Instant latest(long second) {
        return Instant.ofEpochSecond(second).plus(A_SECOND).minus(least);
    }

    Instant likely(long second) {
        return Instant.ofEpochSecond(second).minus(middle());
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
