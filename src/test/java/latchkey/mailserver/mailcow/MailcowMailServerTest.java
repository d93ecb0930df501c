package latchkey.mailserver.mailcow;

import java.util.UUID;
import latchkey.mailserver.MailServer;
import latchkey.mailserver.MailServer.Credential;
import latchkey.mailserver.MailServerContract;
import latchkey.shared.MailAddress;
import latchkey.shared.Protocol;
import org.junit.jupiter.api.AfterAll;

/** A mailcow keeps the contract: the stub, or the real one that {@link RealMailcow} is told of. */
class MailcowMailServerTest implements MailServerContract {
    private static final MailcowUnderTest MAILCOW = MailcowUnderTest.asConfigured();

    @AfterAll
    static void stop() {
        MAILCOW.close();
    }

    @Override
    public MailServer server() {
        return MAILCOW.server();
    }

    @Override
    public MailAddress mailbox() {
        return MAILCOW.mailbox();
    }

    @Override
    public void writtenDown(Credential credential, UUID id) {
        // It reads no table of ours.
    }

    @Override
    public void ended(UUID id) {
        // It reads no table of ours.
    }

    @Override
    public void changed(Credential credential, UUID id) {
        // It reads no table of ours.
    }

    @Override
    public void forgets() {
        MAILCOW.forgets();
    }

    @Override
    public boolean logsIn(Protocol protocol, String secret) {
        return MAILCOW.logsIn(protocol, secret);
    }

    @Override
    public void publishWithoutAnAnswer(Credential credential) {
        MAILCOW.publishWithoutAnAnswer(credential);
    }
}
