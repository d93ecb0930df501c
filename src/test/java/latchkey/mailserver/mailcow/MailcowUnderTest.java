package latchkey.mailserver.mailcow;

import latchkey.mailserver.MailServer;
import latchkey.mailserver.MailServer.Credential;
import latchkey.shared.MailAddress;
import latchkey.shared.Protocol;

/** The mailcow that the contract is tried on. */
interface MailcowUnderTest extends AutoCloseable {
    static MailcowUnderTest asConfigured() {
        return RealMailcow.configured().orElseGet(StubbedMailcow::new);
    }

    MailServer server();

    MailAddress mailbox();

    boolean logsIn(Protocol protocol, String secret);

    void forgets();

    void publishWithoutAnAnswer(Credential credential);

    @Override
    void close();
}
