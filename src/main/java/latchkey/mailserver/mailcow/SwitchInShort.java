package latchkey.mailserver.mailcow;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import latchkey.mailserver.MailboxDirectory;
import latchkey.mailserver.MainPasswordSwitch;
import latchkey.shared.MailAddress;

/** What the portal relies on with main passwords, tried with a mailbox that nobody uses and left as it was. */
final class SwitchInShort {
    private final MailboxDirectory directory;
    private final MainPasswordSwitch mainPasswords;

    SwitchInShort(MailboxDirectory directory, MainPasswordSwitch mainPasswords) {
        this.directory = directory;
        this.mainPasswords = mainPasswords;
    }

    /** Whether the list of its domain names it, and as one that is on. */
    boolean isListed(MailAddress mailbox) {
        return directory.mailboxes(mailbox.domain()).stream()
                .anyMatch(one -> one.address().equals(mailbox) && one.active());
    }

    /** @return what did not happen as it should; empty if all did */
    Optional<String> brokenBy(MailAddress mailbox) {
        Set<String> before = mainPasswords.takenBy(mailbox);
        Set<String> ended = mainPasswords.endedByRefusal();
        Set<String> switched = both(before, ended);
        // A try that was cut off has left nothing on: then one way is opened for a moment, so that there is one to end.
        Set<String> tried = switched.isEmpty() ? Set.of(ended.iterator().next()) : switched;
        try {
            mainPasswords.allow(mailbox, tried);
            if (!mainPasswords.refuse(mailbox).equals(tried)) {
                return Optional.of("allow");
            }
            if (!both(mainPasswords.takenBy(mailbox), ended).isEmpty()) {
                return Optional.of("refuse");
            }
        } finally {
            mainPasswords.allow(mailbox, switched);
        }
        return mainPasswords.takenBy(mailbox).equals(before) ? Optional.empty() : Optional.of("allow");
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        Set<String> both = new HashSet<>(some);
        both.retainAll(others);
        return both;
    }
}
