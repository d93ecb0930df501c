package latchkey.mailserver.mailcow;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import latchkey.mailcow.MailcowStub;
import org.jspecify.annotations.Nullable;

/** What the stub answers, byte by byte, to whoever asks without any guard. */
record Raw(MailcowStub stub, @Nullable String key) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static Raw with(MailcowStub stub) {
        return new Raw(stub, MailcowStub.KEY);
    }

    /** Status, a blank, and the body. */
    String get(String route) {
        return send(request(route).GET());
    }

    String post(String route, String body) {
        return send(request(route)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String route) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(stub.url() + "/api/v1/" + route));
        return key == null ? request : request.header("X-API-Key", key);
    }

    private static String send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }
}
