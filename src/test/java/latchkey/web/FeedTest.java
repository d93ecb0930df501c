package latchkey.web;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Alice has a page open that watches her phone. */
class FeedTest {
    private final AtomicInteger looks = new AtomicInteger();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final Feed<String, String> feed = new Feed<>("lights", watched -> look(), "dark");

    @AfterEach
    void stop() {
        feed.stop();
    }

    @Test
    void aLookThatBreaksIsNotTheLastOne() {
        feed.watch("phone").subscribe().with(seen::add);

        feed.start();

        await().atMost(Duration.ofSeconds(10)).until(() -> seen.contains("green"));
    }

    private Map<String, String> look() {
        if (looks.getAndIncrement() == 0) {
            throw new NoClassDefFoundError("half of a class is missing");
        }
        return Map.of("phone", "green");
    }
}
