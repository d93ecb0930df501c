package latchkey.apppassword;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks for something that another request is about to finish, and gives up in time. */
final class Patience {
    private static final long BETWEEN_LOOKS_MS = 100;

    private Patience() {}

    static <T> Optional<T> until(Duration limit, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + limit.toNanos();
        Optional<T> found = look.get();
        while (found.isEmpty() && System.nanoTime() < end) {
            try {
                Thread.sleep(BETWEEN_LOOKS_MS);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return found;
            }
            found = look.get();
        }
        return found;
    }
}
