package latchkey.mailserver.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which reports came within the last second. What comes while it is full is taken for new. */
final class SeenLately {
    private static final int MOST = 10_000;
    private static final Duration LATELY = Duration.ofSeconds(1);

    /** In the order of time, so that only those are looked at that are to be forgotten. */
    private final Map<String, Instant> seen = new LinkedHashMap<>();

    synchronized boolean twice(String key, Instant now) {
        forgetBefore(now.minus(LATELY));
        if (seen.size() >= MOST) {
            return false;
        }
        // Taken out first: one that is there already would keep its place.
        Instant before = seen.remove(key);
        seen.put(key, now);
        return before != null;
    }

    synchronized void forget(String key) {
        seen.remove(key);
    }

    private void forgetBefore(Instant oldest) {
        Iterator<Instant> times = seen.values().iterator();
        while (times.hasNext() && times.next().isBefore(oldest)) {
            times.remove();
        }
    }
}
