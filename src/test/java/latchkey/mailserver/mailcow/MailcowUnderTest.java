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

    /** As the adapter asks it. */
    MailcowApi api();

    MailAddress mailbox();

    boolean logsIn(Protocol protocol, String secret);

    /** Whether its main password gets in; what the switch says, where the main password itself is not told. */
    boolean mainPasswordLogsIn(Protocol protocol);

    void forgets();

    void publishWithoutAnAnswer(Credential credential);

    @Override
    void close();
}
