package latchkey.mailserver.mailcow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import latchkey.mailserver.MailServer.LeftAlone;

/** Leaves a server alone that has failed several times in a row; then one may try whether it is back. */
final class Breaker {
    private static final int FAILURES = 5;

    private final Clock clock;
    private final Duration pause;
    private int failures;
    private Instant closedUntil = Instant.MIN;

    Breaker(Clock clock, Duration pause) {
        this.clock = clock;
        this.pause = pause;
    }

    /** @throws LeftAlone while it is left alone */
    synchronized void enter() {
        Instant now = clock.instant();
        if (now.isBefore(closedUntil)) {
            throw new LeftAlone("mailcow did not answer " + failures + " times and is left alone for a moment");
        }
        if (failures >= FAILURES) {
            // The others wait for what this one finds out.
            closedUntil = now.plus(pause);
        }
    }

    synchronized void answered() {
        failures = 0;
        closedUntil = Instant.MIN;
    }

    synchronized void failed() {
        failures++;
        if (failures >= FAILURES) {
            closedUntil = clock.instant().plus(pause);
        }
    }
}
