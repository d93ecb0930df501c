package latchkey.mailclient.discovery;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

/** A mail client that looks for its servers, behind the reverse proxy. */
record MailClientAsks(String portal, String host, String network) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static final String OUTLOOK = """
            <?xml version="1.0" encoding="utf-8"?>
            <Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006">
            <Request><EMailAddress>%s</EMailAddress><AcceptableResponseSchema>\
            http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a\
            </AcceptableResponseSchema></Request></Autodiscover>
            """;

    /** At the portal by its own name, from a network that nobody else has. */
    static MailClientAsks at(String portal) {
        return new MailClientAsks(portal, "portal.example.net", anyNetwork());
    }

    /** As the reverse proxy passes it on that serves this name too. */
    MailClientAsks host(String name) {
        return new MailClientAsks(portal, name, network);
    }

    MailClientAsks from(String other) {
        return new MailClientAsks(portal, host, other);
    }

    static String anyNetwork() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256);
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        return send(request(path, headers).header("Content-Type", "text/xml").POST(BodyPublishers.ofString(body)));
    }

    /** Too much, so that the portal hangs up; who still writes then may lose the answer. */
    void postTooMuch(String path, String body, String... headers) {
        try {
            HTTP.send(
                    request(path, headers)
                            .header("Content-Type", "text/xml")
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.discarding());
        } catch (IOException hungUp) {
            // As it may be.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    HttpResponse<String> other(String method, String path) {
        return send(request(path).method(method, BodyPublishers.noBody()));
    }

    CompletableFuture<HttpResponse<String>> getLater(String path) {
        return HTTP.sendAsync(request(path).GET().build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(portal + path))
                .header("X-Forwarded-For", network)
                .header("X-Forwarded-Host", host);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
