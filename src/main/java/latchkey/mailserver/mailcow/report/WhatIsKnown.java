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
 * @param served domains of this mail server
 * @param listed those of them of which all mailboxes are known
 * @param accounts of the portal, with whether their main password is refused by its own rule
 * @param byMark app passwords
 * @param byHandle app passwords
 */
record WhatIsKnown(
        Map<String, KnownMailbox> mailboxes,
        Set<String> served,
        Set<String> listed,
        Map<String, Boolean> accounts,
        Map<Long, List<Published>> byMark,
        Map<String, List<Published>> byHandle) {
    boolean isMailbox(String name) {
        return mailboxes.containsKey(name) || accounts.containsKey(name);
    }

    Optional<KnownMailbox> mailbox(String name) {
        return Optional.ofNullable(mailboxes.get(name));
    }

    boolean isServed(String name) {
        return served.contains(domain(name));
    }

    /** Whether it is no mailbox of ours: nobody has this name, or the portal has nothing to do with its domain. */
    boolean isNobody(String name) {
        return !isMailbox(name) && (!isServed(name) || listed.contains(domain(name)));
    }

    static String domain(String name) {
        return name.substring(name.lastIndexOf('@') + 1);
    }

    boolean refusesMainPassword(String address, String protocol) {
        return accounts.getOrDefault(address, false)
                || mailbox(address)
                        .filter(one -> one.mainPassword() == KnownMailbox.MainPassword.REFUSED
                                || !one.takesMainPassword().contains(protocol))
                        .isPresent();
    }
}
