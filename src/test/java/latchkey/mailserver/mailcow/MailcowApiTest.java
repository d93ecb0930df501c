package latchkey.mailserver.mailcow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import latchkey.mailcow.Faults.Fault;
import latchkey.mailcow.MailcowStub;
import latchkey.mailserver.MailServer.Unreachable;
import latchkey.mailserver.mailcow.MailcowKey.KeyTurnedAway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes over the wire, and what the portal makes of the answers. */
class MailcowApiTest {
    private static final String ALICE = "alice@cow.test";

    @TempDir
    Path folder;

    private MailcowStub mailcow;
    private Path keyFile;
    private MailcowApi api;

    @BeforeEach
    void start() {
        mailcow = MailcowStub.start();
        mailcow.state().addMailbox(ALICE, "alice-main-1");
        keyFile = MailcowStub.writeKey(MailcowStub.KEY, folder.resolve("key"));
        api = new MailcowApi(
                "cow", Settings.of(mailcow, keyFile).hurried(Duration.ofSeconds(2)), Replicas.NONE, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        mailcow.close();
    }

    @Test
    void anEmptyListIsAnEmptyObject() {
        assertThat(api.few("get/app-passwd/all", ALICE)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"ERROR_500", "RESET_BEFORE", "RESET_AFTER"})
    void aQuestionThatIsNotAnsweredIsAskedOnceMore(Fault fault) {
        mailcow.faults().once("get/status/version", fault);

        assertThat(api.ask("get/status/version").path("version").asText()).isEqualTo("2026-07a");

        assertThat(mailcow.requests("get/status/version")).isEqualTo(2);
    }

    @Test
    void theKeyDoesNotFollowToAnotherPlace() throws IOException {
        HttpServer moved = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        moved.createContext("/", request -> {
            request.getResponseHeaders().add("Location", mailcow.url() + "/api/v1/get/status/version");
            request.sendResponseHeaders(302, -1);
            request.close();
        });
        moved.start();
        Settings there = new Settings(
                Optional.of(URI.create("http://127.0.0.1:" + moved.getAddress().getPort())),
                Optional.of(keyFile),
                Optional.empty(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                Optional.empty(),
                Optional.empty());

        assertThatThrownBy(
                        () -> new MailcowApi("cow", there, Replicas.NONE, Clock.systemUTC()).ask("get/status/version"))
                .hasMessageContaining("302");

        moved.stop(0);
        assertThat(mailcow.requests("")).isZero();
    }

    @Test
    void anAnswerThatStopsInTheMiddleIsNotWaitedFor() {
        api = new MailcowApi(
                "cow", Settings.of(mailcow, keyFile).hurried(Duration.ofMillis(300)), Replicas.NONE, Clock.systemUTC());
        mailcow.faults().on("get/status/version", Fault.STALL_IN_BODY);

        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThatThrownBy(() -> api.ask("get/status/version"))
                        .isInstanceOf(Unreachable.class)
                        .hasMessageContaining("in time"));
    }

    @ParameterizedTest
    @EnumSource
    void anOrderIsSentOnceWhateverHappens(Fault fault) {
        mailcow.faults().on("add/app-passwd", fault);

        assertThatThrownBy(() -> api.order("add/app-passwd", Map.of())).isInstanceOf(Unreachable.class);

        assertThat(mailcow.requests("add/app-passwd")).isEqualTo(1);
    }

    @Test
    void aKeyThatWasTurnedAwayIsNotSentAgainUntilItsFileIsWrittenAnew() {
        mailcow.keys().withdraw(true);
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> api.ask("get/status/version")).isInstanceOf(KeyTurnedAway.class);
        }
        assertThat(mailcow.keys().turnedAway()).isEqualTo(1);
        assertThat(api.stopped()).isTrue();
        mailcow.keys().withdraw(false);

        MailcowStub.writeKey(MailcowStub.KEY, keyFile);

        assertThat(api.stopped()).isFalse();
        assertThat(api.ask("get/status/version").path("version").asText()).isEqualTo("2026-07a");
    }

    @Test
    void aServerThatIsDownIsLeftAloneForAMoment() {
        mailcow.faults().all(Fault.ERROR_500);
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> api.order("delete/app-passwd", List.of("1")))
                    .isInstanceOf(Unreachable.class);
        }

        assertThat(mailcow.requests("")).isEqualTo(5);
    }

    @Test
    void theKeyIsNeverSentInClearOverANetwork() {
        var inClear = new Settings(
                java.util.Optional.of(java.net.URI.create("http://mail.example.org")),
                java.util.Optional.of(keyFile),
                java.util.Optional.empty(),
                Duration.ofSeconds(1),
                Duration.ofSeconds(20),
                java.util.Optional.empty(),
                java.util.Optional.empty());

        assertThatThrownBy(() -> new MailcowApi("cow", inClear, Replicas.NONE, Clock.systemUTC()))
                .hasMessageContaining("https");
    }
}
