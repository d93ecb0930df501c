package latchkey.installed;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import latchkey.site.WebSession;

/** Somebody who opens a page again and again in several tabs, and what he was answered. */
final class Visits implements AutoCloseable {
    private final AtomicBoolean over = new AtomicBoolean();
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();
    private final ExecutorService tabs;

    Visits(WebSession visitor, String path, int tabs) {
        this.tabs = Executors.newFixedThreadPool(tabs, work -> {
            Thread thread = new Thread(work, "visits");
            thread.setDaemon(true);
            return thread;
        });
        List<WebSession> opened =
                IntStream.range(0, tabs).mapToObj(tab -> visitor.tab()).toList();
        opened.forEach(tab -> this.tabs.execute(() -> {
            while (!over.get()) {
                answers.merge(answer(tab, path), 1, Integer::sum);
            }
        }));
    }

    private static String answer(WebSession tab, String path) {
        try {
            return Integer.toString(tab.get(path).status());
        } catch (RuntimeException | AssertionError broken) {
            return "none: " + broken;
        }
    }

    int count() {
        return answers.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How often each was given. */
    Map<String, Integer> answers() {
        return Map.copyOf(answers);
    }

    /** Waits for the last answers. */
    void end() {
        over.set(true);
        tabs.shutdown();
        try {
            if (!tabs.awaitTermination(30, TimeUnit.SECONDS)) {
                answers.merge("none within 30 s", 1, Integer::sum);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end();
    }
}
