package latchkey.parts;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a condition, looked at often, and never without an end. */
final class Patience {
    private static final long BETWEEN_LOOKS_MS = 50;

    private Patience() {}

    static boolean until(Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                // Not by Awaitility: parts are ended as the JVM ends, when no further class may be there to load.
                Thread.sleep(BETWEEN_LOOKS_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
