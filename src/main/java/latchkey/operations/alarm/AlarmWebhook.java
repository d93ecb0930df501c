package latchkey.operations.alarm;

import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import latchkey.shared.WholeAnswer;
import org.jspecify.annotations.Nullable;

/** Posts an alarm as JSON to a chat, a pager or a monitor. What was found in particular stands on the page only. */
@ApplicationScoped
class AlarmWebhook implements Teller {
    private static final int REDIRECTS = 300;

    private final AlarmConfig config;
    private final AlarmWords words;
    private @Nullable HttpClient client;

    AlarmWebhook(AlarmConfig config, AlarmWords words) {
        this.config = config;
        this.words = words;
    }

    @Override
    public void tell(Alarm alarm, Told what) throws IOException {
        JsonObject body = new JsonObject()
                .put("alarm", alarm.what().key())
                .put("state", what.name().toLowerCase(Locale.ROOT))
                .put("since", alarm.raisedAt().toString())
                .put("text", words.title(alarm, what))
                .put("to_do", what == Told.RAISED ? words.toDo(alarm) : "")
                .put("page", words.page());
        post(body.encode());
    }

    /** @throws IOException also if the answer has not ended in time: whoever is told by another way is not to wait for it */
    void post(String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(config.webhook().orElseThrow())
                .timeout(config.webhookWithin())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            int status = WholeAnswer.of(
                            client(), request, config.webhookWithin(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status >= REDIRECTS) {
                throw new IOException("the webhook answered " + status);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    /** Only where there is a webhook: it has threads of its own. */
    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .connectTimeout(config.webhookWithin())
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
        }
        return client;
    }
}
