package latchkey.mailserver.mailcow;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import latchkey.mailcow.Faults.Fault;
import latchkey.mailcow.MailcowStub;
import latchkey.mailserver.MailServer;
import latchkey.mailserver.MailServer.Credential;
import latchkey.mailserver.TrialLogin;
import latchkey.shared.MailAddress;
import latchkey.shared.Protocol;

/** A stub with one mailbox, and the adapter in front of it. */
final class StubbedMailcow implements MailcowUnderTest {
    private static final MailAddress ALICE = MailAddress.of("alice@cow.test");
    private static final String MAIN = "alice-main-1";
    private static final String PHONE = "203.0.113.7";
    private static final String PORTAL = "192.0.2.80";

    final MailcowStub stub = MailcowStub.start();
    final Path keyFile;
    final MailcowApi api;
    final MailcowMailServer server;

    StubbedMailcow() {
        stub.state().addMailbox(ALICE.toString(), MAIN);
        try {
            keyFile = MailcowStub.writeKey(MailcowStub.KEY, Files.createTempFile("mailcow", ".key"));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        Settings settings =
                Settings.of(stub, keyFile).hurried(Duration.ofSeconds(10)).checking(ALICE.toString());
        api = new MailcowApi("cow", settings, Replicas.NONE, Clock.systemUTC());
        server = new MailcowMailServer(
                new Mailcow("cow", settings, api), (mailcow, domain) -> Optional.empty(), trialLogin(), stub.clock());
    }

    private TrialLogin trialLogin() {
        return (endpoints, user, secret, within) -> endpoints.keySet().stream()
                .collect(Collectors.toMap(
                        protocol -> protocol,
                        protocol -> stub.login(user, secret, PORTAL, protocol.key())
                                ? TrialLogin.Result.ACCEPTED
                                : TrialLogin.Result.REFUSED));
    }

    @Override
    public MailServer server() {
        return server;
    }

    @Override
    public MailAddress mailbox() {
        return ALICE;
    }

    @Override
    public boolean logsIn(Protocol protocol, String secret) {
        return stub.login(ALICE.toString(), secret, PHONE, protocol.key());
    }

    @Override
    public boolean mainPasswordLogsIn(Protocol protocol) {
        return stub.login(ALICE.toString(), MAIN, PHONE, protocol.key());
    }

    @Override
    public MailcowApi api() {
        return api;
    }

    @Override
    public void forgets() {
        stub.clock().forward(server.traits().endsWithin().plusSeconds(1));
    }

    @Override
    public void publishWithoutAnAnswer(Credential credential) {
        stub.faults().on("", Fault.RESET_AFTER);
        assertThatThrownBy(() -> server.publish(credential)).isInstanceOf(MailServer.Unreachable.class);
        stub.faults().on("add/", Fault.RESET_AFTER);
        api.alone(ALICE, () -> {
            assertThatThrownBy(() -> new AppPasswordsThere(api).add(credential))
                    .isInstanceOf(MailServer.Unreachable.class);
            return true;
        });
        stub.faults().none();
    }

    @Override
    public void close() {
        stub.close();
        try {
            Files.delete(keyFile);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
