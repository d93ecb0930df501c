package latchkey.apppassword;

import java.time.Duration;
import java.time.Instant;

/**
 * When an app password that nobody uses expires. It never does before its keepers were told twice, each time as long before
 * as is promised: what was forgotten for years gets two weeks too. Instants, so summer time moves nothing.
 *
 * @param idleSince its last use, or since when it could have been used
 * @param told how often its keepers were told of it since then
 * @param toldAt when they were last told
 */
record Expiry(Instant idleSince, int told, Instant toldAt) {
    static final Duration UNUSED = Duration.ofDays(180);
    static final Duration FIRST_TOLD = Duration.ofDays(14);
    static final Duration TOLD_AGAIN = Duration.ofDays(3);

    /** So long its owner can bring it back; also in the words of the pages and mails. */
    static final Duration REVIVABLE = Duration.ofDays(30);

    /** A round that comes a little late must not put off the next one. */
    private static final Duration LATE = Duration.ofHours(12);

    enum Due {
        NOTHING,
        TELL,
        TELL_AGAIN,
        EXPIRE
    }

    static Expiry of(AppPassword one) {
        Instant shown = one.shownAt == null ? one.createdAt : one.shownAt;
        Instant used = one.lastUsedAt == null ? shown : one.lastUsedAt;
        Instant since = one.revivedAt != null && one.revivedAt.isAfter(used) ? one.revivedAt : used;
        return new Expiry(since, one.expiryTold, one.expiryToldAt == null ? since : one.expiryToldAt);
    }

    /** Nothing has to be done for one that was used since then. */
    static Instant idleBefore(Instant now) {
        return now.minus(UNUSED).plus(FIRST_TOLD);
    }

    Due due(Instant now) {
        return switch (told) {
            case 0 -> due(now, end().minus(FIRST_TOLD), Due.TELL);
            case 1 -> due(now, later(end(), toldAt.plus(FIRST_TOLD)).minus(TOLD_AGAIN), Due.TELL_AGAIN);
            default -> due(now, later(end(), toldAt.plus(TOLD_AGAIN)), Due.EXPIRE);
        };
    }

    /** When it will, if it is told now. */
    Instant announced(Instant now) {
        Duration before = told == 0 ? FIRST_TOLD : TOLD_AGAIN;
        return now.plus(before).isAfter(end()) ? now.plus(before) : end();
    }

    private Instant end() {
        return idleSince.plus(UNUSED);
    }

    private static Due due(Instant now, Instant from, Due what) {
        return now.isBefore(from) ? Due.NOTHING : what;
    }

    private Instant later(Instant end, Instant promised) {
        return promised.minus(LATE).isAfter(end) ? promised : end;
    }
}
