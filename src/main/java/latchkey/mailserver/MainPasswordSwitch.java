package latchkey.mailserver;

import java.util.Set;
import latchkey.shared.MailAddress;

/**
 * A mail server's own switch for the main password of a mailbox, one for each way in. Calls are as those of {@link
 * MailServer}.
 */
public interface MainPasswordSwitch {
    /**
     * Which ways in take the main password, in the server's words: {@code imap}, {@code smtp}, {@code dav}, {@code eas},
     * {@code webmail}, ….
     */
    Set<String> takenBy(MailAddress address);

    /** The ways in that a refusal ends; what is not among them, such as webmail, goes on. */
    Set<String> endedByRefusal();

    /**
     * Refuses the main password wherever {@link #endedByRefusal} says, and nowhere else.
     *
     * @return what was taken before, for {@link #allow} to give it back
     */
    Set<String> refuse(MailAddress address);

    /**
     * Takes the main password again by exactly these ways in.
     *
     * @throws MailServer.NoSuchMailbox if there is nothing to take it
     */
    void allow(MailAddress address, Set<String> before);
}
