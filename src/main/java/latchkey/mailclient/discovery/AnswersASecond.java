package latchkey.mailclient.discovery;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets a network have so many answers in any second, and not one more.
 *
 * <p>In memory, since a question costs less than counting it in the database would. Whoever asks from more networks than are
 * remembered is not held up by this anyway.
 */
final class AnswersASecond {
    private static final int NETWORKS = 4096;
    private static final long SECOND = 1000;

    private final int most;
    private final Clock clock;
    private final Map<String, Latest> networks = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Latest> longestSilent) {
            return size() > NETWORKS;
        }
    };

    AnswersASecond(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    /** When the latest answers were given, as many as a second may have; the oldest is the next to be overwritten. */
    private static final class Latest {
        private final long[] times;
        private int oldest;

        Latest(int most) {
            times = new long[most];
        }

        boolean oneMore(long now) {
            // A clock that was set back holds up nobody.
            if (now - times[oldest] < SECOND && now >= times[oldest]) {
                return false;
            }
            times[oldest] = now;
            oldest = (oldest + 1) % times.length;
            return true;
        }
    }

    synchronized boolean oneMore(String network) {
        return networks.computeIfAbsent(network, unknown -> new Latest(most)).oneMore(clock.millis());
    }

    synchronized int remembered() {
        return networks.size();
    }
}
