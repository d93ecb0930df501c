package latchkey.operations;

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
import java.util.concurrent.atomic.AtomicInteger;

/** Whoever looks after the site has alarms posted here. */
final class Receiver implements AutoCloseable {
    /** As people put it into the addresses of their webhooks. */
    static final String KEY = "key-of-the-hook-7d1f";

    private final HttpServer server;
    private final List<JsonObject> got = new CopyOnWriteArrayList<>();
    private final AtomicInteger away = new AtomicInteger();

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
            boolean taken = away.getAndDecrement() <= 0;
            if (taken) {
                got.add(new JsonObject(body));
            }
            call.sendResponseHeaders(taken ? 204 : 503, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
