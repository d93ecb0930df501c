package latchkey.mailserver;

import java.time.Duration;

/**
 * How soon things are so at a mail server; people are told no shorter times.
 *
 * @param endsWithin from a withdrawal to the last login that still gets in; zero if the next one is refused
 * @param toldWithin from a login to its report
 */
public record Traits(Duration endsWithin, Duration toldWithin) {
    public static final Traits AT_ONCE = new Traits(Duration.ZERO, Duration.ofSeconds(1));

    public boolean endsAtOnce() {
        return endsWithin.isZero();
    }
}
