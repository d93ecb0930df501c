package latchkey.mailserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import latchkey.account.Endpoint;
import latchkey.mailserver.TrialLogin.Result;
import latchkey.shared.Protocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that give the trial login no answer: it is over in time and proves nothing. */
@Timeout(30)
class LoginOverNetworkTest {
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private final LoginOverNetwork trial = new LoginOverNetwork(new MailServerTrust(Optional.empty()));

    private final ExecutorService pourer = Executors.newSingleThreadExecutor();

    @AfterEach
    void stop() {
        pourer.shutdownNow();
        trial.stop();
    }

    @ParameterizedTest
    @EnumSource
    void nobodyListens(Protocol protocol) throws IOException {
        int closed;
        try (ServerSocket socket = socket()) {
            closed = socket.getLocalPort();
        }

        assertThat(tried(Map.of(protocol, at(closed)))).containsEntry(protocol, Result.UNPROVED);
    }

    @Test
    void allServersTakeTheCallAndSayNothing() throws IOException {
        try (ServerSocket silent = socket()) {
            Map<Protocol, Endpoint> endpoints = new EnumMap<>(Protocol.class);
            for (Protocol protocol : Protocol.values()) {
                endpoints.put(protocol, at(silent.getLocalPort()));
            }
            long begun = System.nanoTime();

            Map<Protocol, Result> results = tried(endpoints);

            assertThat(results).hasSize(4).containsValues(Result.UNANSWERED);
            assertThat(results.values()).containsOnly(Result.UNANSWERED);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(A_SECOND.multipliedBy(4));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatIsTooSlowIsNotTalkedToAnyLonger(Protocol protocol) throws IOException {
        try (ServerSocket slow = socket()) {
            assertThat(tried(Map.of(protocol, at(slow.getLocalPort())))).containsEntry(protocol, Result.UNANSWERED);

            try (Socket heard = slow.accept()) {
                heard.setSoTimeout((int) A_SECOND.toMillis());
                assertThatCode(() -> heard.getInputStream().readAllBytes()).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void aServerThatNeverEndsItsLineIsNotListenedToForLong() throws Exception {
        try (ServerSocket endless = socket()) {
            Future<Long> poured = pourer.submit(() -> pour(endless));

            Map<Protocol, Result> results = trial.tryAll(
                    Map.of(Protocol.SIEVE, at(endless.getLocalPort())),
                    "alice@example.org",
                    "secret",
                    Duration.ofSeconds(20));

            assertThat(results).containsEntry(Protocol.SIEVE, Result.UNPROVED);
            assertThat(poured.get()).isLessThan(64L * 1024 * 1024);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noSocketGivesMoreThanALoginTakes(boolean byteByByte) throws Exception {
        try (ServerSocket endless = socket()) {
            Future<Long> poured = pourer.submit(() -> pour(endless));
            byte[] some = new byte[1000];
            int[] read = {0};

            try (ClosableSockets sockets = new ClosableSockets()) {
                InputStream said = sockets.createSocket("127.0.0.1", endless.getLocalPort())
                        .getInputStream();
                assertThatThrownBy(() -> {
                            while (true) {
                                read[0] += byteByByte ? Math.min(1, said.read() + 1) : said.read(some);
                            }
                        })
                        .hasMessageContaining("more than a login takes");
            }

            assertThat(read[0]).isEqualTo(ClosableSockets.MOST_BYTES);
            assertThat(poured.get()).isPositive();
        }
    }

    private static long pour(ServerSocket endless) {
        long poured = 0;
        byte[] letters = "x".repeat(8192).getBytes(StandardCharsets.US_ASCII);
        try (Socket caller = endless.accept()) {
            while (true) {
                caller.getOutputStream().write(letters);
                poured += letters.length;
            }
        } catch (IOException hungUp) {
            return poured;
        }
    }

    @Test
    void aDomainWithoutEndpointsHasNothingToTry() {
        assertThat(tried(Map.of())).isEmpty();
    }

    private Map<Protocol, Result> tried(Map<Protocol, Endpoint> endpoints) {
        return trial.tryAll(endpoints, "alice@example.org", "secret", A_SECOND);
    }

    private static ServerSocket socket() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    private static Endpoint at(int port) {
        return new Endpoint("127.0.0.1", port);
    }
}
