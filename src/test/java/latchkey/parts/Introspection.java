package latchkey.parts;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** A provider as mail servers know it: tells them whose a token is (RFC 7662). */
public final class Introspection implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, String> owners = new ConcurrentHashMap<>();

    public Introspection() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new CannotStart("no introspection", e);
        }
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "introspection");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/introspect", call -> {
            String query = String.valueOf(call.getRequestURI().getQuery());
            String owner = owners.get(query.replaceFirst("^token=", "").replaceFirst("&.*", ""));
            byte[] answer = (owner == null ? "{\"active\":false}" : "{\"active\":true,\"email\":\"" + owner + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
            call.getResponseHeaders().set("Content-Type", "application/json");
            try (call) {
                call.sendResponseHeaders(200, answer.length);
                call.getResponseBody().write(answer);
            }
        });
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** A good token of this person. */
    public String tokenOf(String address) {
        String token = UUID.randomUUID().toString();
        owners.put(token, address);
        return token;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
