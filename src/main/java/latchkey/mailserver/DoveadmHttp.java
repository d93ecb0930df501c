package latchkey.mailserver;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import latchkey.shared.WholeAnswer;
import org.jboss.logging.Logger;

/** One command to Dovecot's doveadm over HTTP. */
class DoveadmHttp {
    private static final Logger LOG = Logger.getLogger(DoveadmHttp.class);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Duration within;
    private final HttpClient http;

    DoveadmHttp() {
        this(LIMIT);
    }

    /** @param within which an answer must have ended */
    DoveadmHttp(Duration within) {
        this.within = within;
        this.http = HttpClient.newBuilder().connectTimeout(within).build();
    }

    /** @return its answer, {@code ["doveadmResponse", …]} or {@code ["error", …]}; empty if there was none */
    Optional<JsonArray> run(URI doveadm, Optional<String> key, String command, JsonObject parameters) {
        OutsideTransactions.require();
        JsonArray commands =
                new JsonArray().add(new JsonArray().add(command).add(parameters).add("latchkey"));
        String encoded = Base64.getEncoder().encodeToString(key.orElse("").getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(doveadm)
                .timeout(within)
                .header("Authorization", "X-Dovecot-API " + encoded)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(commands.encode()))
                .build();
        try {
            HttpResponse<String> answer = WholeAnswer.of(http, request, within);
            return answer.statusCode() == 200
                    ? Optional.of(new JsonArray(answer.body()).getJsonArray(0))
                    : Optional.empty();
        } catch (IOException | RuntimeException failed) {
            LOG.debug("doveadm does not answer", failed);
            return Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
