package latchkey.mailserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import latchkey.mailserver.MailboxDirectory.Mailbox;
import latchkey.shared.Protocol;
import org.junit.jupiter.api.Test;

/**
 * What the portal may rely on where a mail server lists its mailboxes, and has a switch of its own for the main password
 * of each.
 */
public interface MailboxesContract extends MailServerContract {
    /** Whether the main password of the mailbox gets in. */
    boolean mainPasswordLogsIn(Protocol protocol);

    @Test
    default void theListNamesTheMailboxAndNoneOfAnotherDomain() {
        String domain = mailbox().domain();

        assertThat(list(domain)).extracting(Mailbox::address).contains(mailbox());
        assertThat(list(domain)).allMatch(one -> one.address().domain().equals(domain));
        assertThat(listed().active()).isTrue();
        assertThat(listed().passwordKeptBy()).isNotBlank();
    }

    @Test
    default void aRefusedMainPasswordIsTakenByNoneOfTheWaysThatTheRefusalEnds() {
        Set<String> before = mainPasswords().takenBy(mailbox());
        Set<String> ended = mainPasswords().endedByRefusal();
        Set<String> goesOn = without(before, ended);
        assertThat(mainPasswordLogsIn(Protocol.IMAP)).isTrue();

        Set<String> remembered = mainPasswords().refuse(mailbox());
        forgets();

        try {
            assertThat(remembered).isEqualTo(without(before, goesOn));
            assertThat(mainPasswords().takenBy(mailbox())).isEqualTo(goesOn);
            assertThat(listed().takesMainPassword()).isEqualTo(goesOn);
            assertThat(mainPasswordLogsIn(Protocol.IMAP)).isFalse();
        } finally {
            mainPasswords().allow(mailbox(), remembered);
        }
        assertThat(mainPasswordLogsIn(Protocol.IMAP)).isTrue();
    }

    @Test
    default void anAllowedMainPasswordIsTakenByExactlyTheWaysOfBefore() {
        Set<String> all = mainPasswords().refuse(mailbox());
        Set<String> some = without(all, Set.of("pop3", "eas"));
        try {
            mainPasswords().allow(mailbox(), some);
            Set<String> before = mainPasswords().takenBy(mailbox());

            Set<String> remembered = mainPasswords().refuse(mailbox());
            mainPasswords().allow(mailbox(), remembered);

            assertThat(remembered).isEqualTo(some);
            assertThat(mainPasswords().takenBy(mailbox())).isEqualTo(before).doesNotContain("pop3");
            assertThat(listed().takesMainPassword()).isEqualTo(before);
        } finally {
            mainPasswords().allow(mailbox(), all);
        }
        assertThat(mainPasswords().takenBy(mailbox())).containsAll(all);
    }

    @Test
    default void refusingAndAllowingAgainChangesNothingMore() {
        Set<String> before = mainPasswords().takenBy(mailbox());
        Set<String> remembered = mainPasswords().refuse(mailbox());
        Set<String> refused = mainPasswords().takenBy(mailbox());

        assertThat(mainPasswords().refuse(mailbox())).isEmpty();
        assertThat(mainPasswords().takenBy(mailbox())).isEqualTo(refused);
        mainPasswords().allow(mailbox(), remembered);
        mainPasswords().allow(mailbox(), remembered);

        assertThat(mainPasswords().takenBy(mailbox())).isEqualTo(before);
    }

    @Test
    default void anAppPasswordLogsInWhileTheMainPasswordIsRefused() {
        Issued laptop = issued(EnumSet.of(Protocol.IMAP));
        Set<String> before = mainPasswords().refuse(mailbox());

        server().publish(laptop.credential());

        try {
            assertThat(logsIn(Protocol.IMAP, laptop.secret())).isTrue();
        } finally {
            mainPasswords().allow(mailbox(), before);
        }
        withdrawn(laptop);
    }

    private MainPasswordSwitch mainPasswords() {
        return server().mainPasswordSwitch().orElseThrow();
    }

    private List<Mailbox> list(String domain) {
        return server().mailboxDirectory().orElseThrow().mailboxes(domain);
    }

    private Mailbox listed() {
        return list(mailbox().domain()).stream()
                .filter(one -> one.address().equals(mailbox()))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> without(Set<String> ways, Set<String> some) {
        Set<String> rest = new HashSet<>(ways);
        rest.removeAll(some);
        return rest;
    }
}
