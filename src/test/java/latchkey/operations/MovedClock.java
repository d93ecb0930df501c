package latchkey.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The clock of a portal inside of the tests: days go by when it is told so. It never goes back, also not when the portal is
 * started anew on the same tables.
 */
@Alternative
@ApplicationScoped
public class MovedClock extends Clock {
    private static final String AHEAD = "latchkey.moved-clock";

    private volatile Duration ahead = Duration.parse(System.getProperty(AHEAD, "PT0S"));

    public void moveBy(Duration more) {
        ahead = ahead.plus(more);
        System.setProperty(AHEAD, ahead.toString());
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
