package latchkey.mailcow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The real time and what a test has added to it. */
public final class StubClock extends Clock {
    private static final DateTimeFormatter AS_MARIADB_WRITES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private volatile Duration ahead = Duration.ZERO;
    private volatile ZoneId zone = ZoneOffset.UTC;

    public void forward(Duration by) {
        ahead = ahead.plus(by);
    }

    /** It is this moment now, and goes on. */
    public void set(Instant now) {
        ahead = Duration.between(Instant.now(), now);
    }

    /** Of the machine that the stub stands for. */
    public void zone(ZoneId of) {
        zone = of;
    }

    String local(Instant at) {
        return AS_MARIADB_WRITES.format(at.atZone(zone));
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId another) {
        return Clock.fixed(instant(), another);
    }
}
