package latchkey.mailserver;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import latchkey.shared.MailAddress;

/** What a mail server knows of its mailboxes. Calls are as those of {@link MailServer}. */
public interface MailboxDirectory {
    /** All of one domain. */
    List<Mailbox> mailboxes(String domain);

    /**
     * @param passwordKeptBy who checks the main password: the mail server itself, or a directory or provider by its kind
     * @param secondFactor whether the mail server asks one of this mailbox and therefore refuses its main password;
     *     empty if that cannot be known
     * @param takesMainPassword as {@link MainPasswordSwitch#takenBy}
     */
    record Mailbox(
            MailAddress address,
            String name,
            boolean active,
            String passwordKeptBy,
            Optional<Boolean> secondFactor,
            Set<String> takesMainPassword) {}
}
