package latchkey.mailcow;

import java.util.concurrent.locks.LockSupport;

/** How long the real one takes, as it was measured; off unless a test asks for it. */
public final class Delays {
    private static final int ORDER = 29;
    private static final int QUESTION = 28;
    private static final double LISTED = 1.2;
    private static final double LINE = 0.028;
    private static final int HASH = 54;
    private static final int SALTED_HASH = 1;
    private static final int FAILED = 2_000;

    private volatile boolean on;

    public void on(boolean asTheRealOne) {
        on = asTheRealOne;
    }

    void order() {
        take(ORDER);
    }

    void question() {
        take(QUESTION);
    }

    void mailboxes(int listed) {
        take(listed * LISTED);
    }

    void lines(int read) {
        take(read * LINE);
    }

    void hash(boolean cheap) {
        take(cheap ? SALTED_HASH : HASH);
    }

    void failedLogin() {
        take(FAILED);
    }

    private void take(double milliseconds) {
        long end = System.nanoTime() + (long) (milliseconds * 1_000_000);
        while (on && System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}
