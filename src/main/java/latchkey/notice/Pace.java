package latchkey.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How many mails of one kind somebody gets about one mailbox, or about one app password of it. */
record Pace(int mostAnHour, int mostADay) {
    static final Duration HOUR = Duration.ofHours(1);
    static final Duration DAY = Duration.ofDays(1);

    /**
     * When the next one may go.
     *
     * @param before when the others went, in order
     */
    Instant next(List<Instant> before, Instant now) {
        Instant byHour = next(before, mostAnHour, HOUR, now);
        Instant byDay = next(before, mostADay, DAY, now);
        return byHour.isAfter(byDay) ? byHour : byDay;
    }

    private static Instant next(List<Instant> before, int most, Duration within, Instant now) {
        if (before.size() < most) {
            return now;
        }
        Instant free = before.get(before.size() - most).plus(within);
        return free.isAfter(now) ? free : now;
    }
}
