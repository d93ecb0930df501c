package latchkey.apppassword;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Looks for something that another request is about to finish, and gives up in time, or as the portal stops. */
@ApplicationScoped
class Patience {
    private static final long BETWEEN_LOOKS_MS = 100;

    private final CountDownLatch stopping = new CountDownLatch(1);

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    <T> Optional<T> until(Duration limit, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + limit.toNanos();
        Optional<T> found = look.get();
        try {
            while (found.isEmpty()
                    && System.nanoTime() < end
                    && !stopping.await(BETWEEN_LOOKS_MS, TimeUnit.MILLISECONDS)) {
                found = look.get();
            }
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
        }
        return found;
    }
}
