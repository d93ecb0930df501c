package latchkey.mailserver;

import latchkey.shared.MailAddress;

/** An app password of the check mailbox, for the length of one check: nobody sees it, and it is in no list. */
public interface CheckAppPassword {
    /**
     * Works at the mail server from now on.
     *
     * @param mailServer as in {@code domain.mail_server}
     * @throws MailServer.Unreachable if the mail server did not take it
     */
    Given give(MailAddress account, String mailServer);

    /** Good for logins until it is closed; a portal that dies before leaves it for two minutes. */
    interface Given extends AutoCloseable {
        String secret();

        @Override
        void close();
    }
}
