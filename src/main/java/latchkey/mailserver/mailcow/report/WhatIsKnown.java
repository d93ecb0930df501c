package latchkey.mailserver.mailcow.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import latchkey.mailserver.KnownMailbox;
import latchkey.mailserver.PublishedAppPasswords.Published;

/**
 * What is known here of those whose logins are told.
 *
 * @param mailboxes by address
 * @param listedDomains of which all mailboxes are known
 * @param accounts of the portal, with whether their main password is refused by its own rule
 * @param byMark app passwords
 * @param byHandle app passwords
 */
record WhatIsKnown(
        Map<String, KnownMailbox> mailboxes,
        Set<String> listedDomains,
        Map<String, Boolean> accounts,
        Map<Long, List<Published>> byMark,
        Map<String, List<Published>> byHandle) {
    boolean isMailbox(String name) {
        return mailboxes.containsKey(name) || accounts.containsKey(name);
    }

    Optional<KnownMailbox> mailbox(String name) {
        return Optional.ofNullable(mailboxes.get(name));
    }

    /** Whether that it is no mailbox is more than that nobody has asked. */
    boolean wouldKnow(String name) {
        return listedDomains.contains(name.substring(name.lastIndexOf('@') + 1));
    }

    boolean refusesMainPassword(String address, String protocol) {
        return accounts.getOrDefault(address, false)
                || mailbox(address)
                        .filter(one -> one.mainPassword() == KnownMailbox.MainPassword.REFUSED
                                || !one.takesMainPassword().contains(protocol))
                        .isPresent();
    }
}
