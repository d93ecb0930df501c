package latchkey.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Whoever looks after the site has alarms posted here. */
final class Receiver implements AutoCloseable {
    /** As people put it into the addresses of their webhooks. */
    static final String KEY = "key-of-the-hook-7d1f";

    private final HttpServer server;
    private final List<JsonObject> got = new CopyOnWriteArrayList<>();
    private final AtomicInteger away = new AtomicInteger();
    /** Of an alarm that is not answered before somebody says so. */
    private volatile String held = "";

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks/" + KEY;
    }

    /** Takes none of the next ones. */
    void isAwayFor(int posts) {
        away.set(posts);
    }

    int stillAwayFor() {
        return Math.max(0, away.get());
    }

    void holds(String alarm) {
        held = alarm;
    }

    boolean hasOneInHand() {
        return arrived.getCount() == 0;
    }

    void release() {
        released.countDown();
    }

    List<JsonObject> about(String alarm) {
        return got.stream()
                .filter(post -> alarm.equals(post.getString("alarm")))
                .toList();
    }

    List<String> states(String alarm) {
        return about(alarm).stream().map(post -> post.getString("state")).toList();
    }

    private void take(HttpExchange call) throws IOException {
        try (call) {
            String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (!held.isEmpty() && body.contains("\"" + held + "\"")) {
                arrived.countDown();
                assertThat(released.await(30, TimeUnit.SECONDS)).isTrue();
            }
            boolean taken = away.getAndDecrement() <= 0;
            if (taken) {
                got.add(new JsonObject(body));
            }
            call.sendResponseHeaders(taken ? 204 : 503, -1);
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
