package latchkey.shared;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An HTTP answer with its body, in time. A request's own time-out ends with the first line of the answer: one that stops
 * in the middle would be waited for without end.
 */
public final class WholeAnswer {
    private WholeAnswer() {}

    /** @throws HttpTimeoutException also if the body has not ended by then */
    public static HttpResponse<String> of(HttpClient http, HttpRequest request, Duration within)
            throws IOException, InterruptedException {
        return of(http, request, within, BodyHandlers.ofString());
    }

    /** @throws HttpTimeoutException also if the body has not ended by then */
    public static <T> HttpResponse<T> of(HttpClient http, HttpRequest request, Duration within, BodyHandler<T> body)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<T>> answer = http.sendAsync(request, body);
        try {
            return answer.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            answer.cancel(true);
            throw new HttpTimeoutException("the answer has not ended in time");
        } catch (InterruptedException givenUp) {
            answer.cancel(true);
            throw givenUp;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw new IOException(failed.getCause());
        }
    }
}
