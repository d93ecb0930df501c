package latchkey.mailserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A doveadm that stops in the middle of an answer holds up nobody. */
class DoveadmHttpTest {
    @Test
    void anAnswerThatDoesNotEndIsNone() throws IOException {
        CompletableFuture<Void> half;
        try (ServerSocket doveadm = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            half = CompletableFuture.runAsync(() -> answerHalf(doveadm));

            assertTimeoutPreemptively(
                    Duration.ofSeconds(10),
                    () -> assertThat(new DoveadmHttp(Duration.ofMillis(300))
                                    .run(
                                            URI.create("http://127.0.0.1:" + doveadm.getLocalPort() + "/doveadm/v1"),
                                            Optional.empty(),
                                            "authCacheFlush",
                                            new JsonObject()))
                            .isEmpty());
        }
        // Who has not even come in time is not waited for: the closed door wakes whoever stands behind it.
        half.join();
    }

    private static void answerHalf(ServerSocket doveadm) {
        try (Socket connection = doveadm.accept()) {
            connection
                    .getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[[\"dove"
                            .getBytes(StandardCharsets.US_ASCII));
            // Until the other side hangs up.
            while (connection.getInputStream().read() >= 0) {
                connection.getOutputStream().flush();
            }
        } catch (IOException gone) {
            // The other side has given up.
        }
    }
}
