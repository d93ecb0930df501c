package latchkey.mailcow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Dovecot's: what was right is taken for five minutes without asking, counted from the first time. */
final class AuthCache {
    private static final Duration TTL = Duration.ofMinutes(5);

    private final Clock clock;
    private final Map<String, Instant> made = new HashMap<>();

    AuthCache(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean knows(String service, String user, String password) {
        Instant at = made.get(key(service, user, password));
        return at != null && clock.instant().isBefore(at.plus(TTL));
    }

    synchronized void remember(String service, String user, String password) {
        made.put(key(service, user, password), clock.instant());
    }

    synchronized void forget(String service, String user, String password) {
        made.remove(key(service, user, password));
    }

    /** {@code doveadm auth cache flush USER}. */
    synchronized int flush(String user) {
        int before = made.size();
        made.keySet().removeIf(key -> key.split("\n", -1)[1].equals(user));
        return before - made.size();
    }

    synchronized void clear() {
        made.clear();
    }

    private static String key(String service, String user, String password) {
        return service + "\n" + user + "\n" + password;
    }
}
