package latchkey.signin;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** What a mailcow answers of its OAuth 2.0 provider to somebody who is not signed in there. */
final class MailcowsOwnSignIn implements AutoCloseable {
    private static final String NO_CLIENT =
            "{\"error\":\"invalid_client\",\"error_description\":\"No client id supplied\"}";

    private final HttpServer server;

    private MailcowsOwnSignIn(HttpServer server) {
        this.server = server;
    }

    static MailcowsOwnSignIn start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                try (exchange) {
                    boolean authorize = exchange.getRequestURI().getPath().equals("/oauth/authorize");
                    byte[] body = (authorize ? NO_CLIENT : "<html><head><title>404 Not Found</title></head></html>")
                            .getBytes(StandardCharsets.UTF_8);
                    if (authorize) {
                        exchange.getResponseHeaders().set("Location", "/?oauth");
                        exchange.getResponseHeaders().set("Content-Type", "application/json");
                    }
                    exchange.sendResponseHeaders(authorize ? 400 : 404, body.length);
                    exchange.getResponseBody().write(body);
                }
            });
            server.start();
            return new MailcowsOwnSignIn(server);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
