package latchkey.mailserver.mailcow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import latchkey.mailserver.MailServer.NoSuchMailbox;
import latchkey.mailserver.MailServer.Unreachable;
import latchkey.mailserver.MainPasswordSwitch;
import latchkey.shared.MailAddress;
import latchkey.shared.Protocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Alice's main password is refused at mailcow, and taken again as it was. */
class MainPasswordsAtMailcowTest {
    private static final String ALICE = "alice@cow.test";
    private static final MailAddress MAILBOX = MailAddress.of(ALICE);
    private static final String MAIN = "alice-main-1";
    private static final String PHONE = "203.0.113.7";

    private StubbedMailcow mailcow;
    private MainPasswordSwitch mainPasswords;

    @BeforeEach
    void start() {
        mailcow = new StubbedMailcow();
        mainPasswords = mailcow.server.mainPasswordSwitch().orElseThrow();
    }

    @AfterEach
    void stop() {
        mailcow.close();
    }

    @Test
    @DisplayName("Auth flow: app passwords ignore the mailbox's own switches")
    void herMainPasswordIsRefusedAndHerAppPasswordIsNot() {
        Credentials laptop = Credentials.of(ALICE, "laptop", EnumSet.of(Protocol.IMAP));
        mailcow.server.publish(laptop.credential());

        mainPasswords.refuse(MAILBOX);

        assertThat(mailcow.stub.login(ALICE, MAIN, PHONE, "imap")).isFalse();
        assertThat(mailcow.stub.login(ALICE, MAIN, PHONE, "DAV")).isFalse();
        assertThat(mailcow.stub.login(ALICE, laptop.secret(), PHONE, "imap")).isTrue();
        assertThat(mainPasswords.takenBy(MAILBOX)).containsExactly("webmail");
    }

    @Test
    void sheGetsBackExactlyWhatSheHad() {
        mailcow.stub
                .state()
                .mailbox(ALICE)
                .orElseThrow()
                .attribute("pop3_access", "0")
                .attribute("eas_access", "0");

        Set<String> before = mainPasswords.refuse(MAILBOX);
        mainPasswords.refuse(MAILBOX);
        mainPasswords.allow(MAILBOX, before);

        assertThat(before).containsExactlyInAnyOrder("imap", "smtp", "sieve", "dav");
        assertThat(mailcow.stub.login(ALICE, MAIN, PHONE, "imap")).isTrue();
        assertThat(mailcow.stub.login(ALICE, MAIN, PHONE, "pop3")).isFalse();
        assertThat(mailcow.stub.login(ALICE, MAIN, PHONE, "EAS")).isFalse();
    }

    @Test
    @DisplayName("Versions: before 2026-01 there are no switches for EAS and DAV")
    void beforeTheSwitchesWereThereCalendarsGoOn() {
        mailcow.stub.state().version("2025-09b");
        mailcow.stub.state().mailbox(ALICE).orElseThrow().withoutEasAndDavSwitches();

        Set<String> before = mainPasswords.refuse(MAILBOX);

        assertThat(before).containsExactlyInAnyOrder("imap", "pop3", "smtp", "sieve");
        assertThat(mainPasswords.endedByRefusal()).containsExactly("imap", "pop3", "smtp", "sieve");
        assertThat(mainPasswords.takenBy(MAILBOX)).containsExactlyInAnyOrder("dav", "eas", "webmail");
    }

    @Test
    @DisplayName("REST API: success is said of what was not done, too; the portal looks")
    void aSwitchThatDidNotTurnIsNotTakenForTurned() {
        mailcow.stub.state().ignoresSwitches(true);

        assertThatThrownBy(() -> mainPasswords.refuse(MAILBOX))
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining("did not switch");
    }

    @Test
    void aMailboxThatMailcowDoesNotHaveIsNotSwitched() {
        MailAddress nobody = MailAddress.of("nobody@cow.test");

        assertThatThrownBy(() -> mainPasswords.refuse(nobody)).isInstanceOf(NoSuchMailbox.class);
        assertThatThrownBy(() -> mainPasswords.allow(nobody, Set.of("imap"))).isInstanceOf(NoSuchMailbox.class);
    }
}
