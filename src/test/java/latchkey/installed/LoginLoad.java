package latchkey.installed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import latchkey.parts.MailLogin;
import latchkey.parts.SaslLogin;

/** Mail logins that go on whatever happens to the portal, so many a second, as Postfix has them checked. */
final class LoginLoad implements AutoCloseable {
    private static final int THREADS = 16;

    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(THREADS, daemons());
    private final List<Known> people;
    private final SaslLogin mailServer;
    private final ConcurrentLinkedQueue<Long> millis = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> refused = new ConcurrentLinkedQueue<>();
    private final AtomicInteger next = new AtomicInteger();
    private final long started = System.nanoTime();

    /** What somebody logs in with, rightly. */
    record Known(String user, String password) {}

    LoginLoad(SaslLogin mailServer, List<Known> people, int perSecond) {
        this.mailServer = mailServer;
        this.people = List.copyOf(people);
        // One thread each would wait for its own answer only; together they keep the pace while some wait.
        for (int thread = 0; thread < THREADS; thread++) {
            var unused = clock.scheduleAtFixedRate(
                    this::logIn, thread * 1000L / perSecond, THREADS * 1000L / perSecond, TimeUnit.MILLISECONDS);
        }
    }

    private void logIn() {
        Known one = people.get(next.getAndIncrement() % people.size());
        long start = System.nanoTime();
        MailLogin.Answer answer = mailServer.smtp("127.82.0.1", one.user(), one.password());
        millis.add((System.nanoTime() - start) / 1_000_000);
        if (!answer.answered() || !answer.accepted()) {
            refused.add(one.user() + ": " + answer.line());
        }
    }

    /** What did not go well, in the mail server's words. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    int count() {
        return millis.size();
    }

    double perSecond() {
        return count() * 1e9 / (System.nanoTime() - started);
    }

    Duration slowest() {
        return Duration.ofMillis(millis.isEmpty() ? 0 : Collections.max(new ArrayList<>(millis)));
    }

    /** Waits for the last answers. */
    void end() {
        clock.shutdown();
        try {
            if (!clock.awaitTermination(30, TimeUnit.SECONDS)) {
                refused.add("some logins were not answered within 30 s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end();
    }

    private static ThreadFactory daemons() {
        return work -> {
            Thread thread = new Thread(work, "logins");
            thread.setDaemon(true);
            return thread;
        };
    }
}
