package latchkey.apppassword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import latchkey.mailcow.Faults.Fault;
import latchkey.parts.Person;
import latchkey.shared.MailAddress;
import latchkey.site.WebSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A main password that the portal's rule refuses is refused at mailcow, and taken again as it was. */
@QuarkusTest
@TestProfile(InMemoryPortal.class)
class MainPasswordsSwitchedIT {
    private static final Duration A_FEW_ROUNDS = Duration.ofSeconds(30);

    private static Owner alice;
    private static CowPasture cow;

    private MailAddress mailbox;

    @BeforeAll
    static void openTheGate() {
        cow = new CowPasture();
        alice = Owner.signedIn();
    }

    @BeforeEach
    void openMailbox() {
        mailbox = alice.newMailboxIn(CowPasture.DOMAIN);
        cow.stub.state().addMailbox(mailbox.toString(), "alice-main-1").attribute("pop3_access", "0");
    }

    @AfterAll
    static void closeTheGate() {
        cow.close();
    }

    @Test
    void itIsRefusedFromItsDateOnAndBackAsItWasWhenThatIsUndone() {
        alice.mainPasswordRefusedFrom(mailbox, "UTC_TIMESTAMP(3)");
        awaitTaken(Set.of("sogo"));

        alice.mainPasswordRefusedFrom(mailbox, "NULL");

        awaitTaken(Set.of("imap", "smtp", "sieve", "sogo", "eas", "dav"));
    }

    @Test
    void itIsTakenUntilItsDateHasCome() {
        alice.mainPasswordRefusedFrom(mailbox, "UTC_TIMESTAMP(3) + INTERVAL 3 SECOND");
        assertThat(cow.mainPasswordTakenBy(mailbox)).contains("imap");

        awaitTaken(Set.of("sogo"));
    }

    @Test
    void anExemptionLetsItInForItsTime() {
        alice.mainPasswordRefusedFrom(mailbox, "UTC_TIMESTAMP(3)");
        awaitTaken(Set.of("sogo"));

        alice.exempt(mailbox, 6);

        awaitTaken(Set.of("imap", "smtp", "sieve", "sogo", "eas", "dav"));
        awaitTaken(Set.of("sogo"));
    }

    @Test
    void whatItWasIsNotForgottenWithAnAnswerThatIsLost() {
        cow.stub.faults().on("edit/mailbox", Fault.RESET_AFTER);
        alice.mainPasswordRefusedFrom(mailbox, "UTC_TIMESTAMP(3)");
        awaitTaken(Set.of("sogo"));
        cow.stub.faults().none();

        alice.mainPasswordRefusedFrom(mailbox, "NULL");

        awaitTaken(Set.of("imap", "smtp", "sieve", "sogo", "eas", "dav"));
    }

    @Test
    void whatSomebodySwitchesOnAtMailcowIsSwitchedOffAgain() {
        alice.mainPasswordRefusedFrom(mailbox, "UTC_TIMESTAMP(3)");
        awaitTaken(Set.of("sogo"));

        cow.stub.state().mailbox(mailbox.toString()).orElseThrow().attribute("imap_access", "1");

        awaitTaken(Set.of("sogo"));
    }

    @Test
    void whatWasSwitchedOffIsForgottenWithAMailboxThatMailcowHasNoMore() {
        alice.mainPasswordRefusedFrom(mailbox, "UTC_TIMESTAMP(3)");
        awaitTaken(Set.of("sogo"));

        cow.stub.state().removeMailbox(mailbox.toString());
        alice.mainPasswordRefusedFrom(mailbox, "NULL");

        await().atMost(A_FEW_ROUNDS)
                .untilAsserted(() -> assertThat(alice.switchesOf(mailbox)).isZero());
    }

    /** The rule itself is undone by one act; what mailcow has of it can only be taken back when it answers. */
    @Test
    void whatIsUndoneWhileMailcowIsAwayIsGivenBackWhenItAnswersAndAdamSeesThatItWaits() {
        WebSession adam = WebSession.signedIn(alice.portal(), Person.ADAM);
        String plan = "/migration/plan?domain=" + CowPasture.DOMAIN.toUpperCase(Locale.ROOT);
        alice.mainPasswordRefusedFrom(mailbox, "UTC_TIMESTAMP(3)");
        awaitTaken(Set.of("sogo"));
        Trouble.RESTART.begins(cow);
        try {
            alice.mainPasswordRefusedFrom(mailbox, "NULL");

            assertThat(adam.open(plan).html().select("#still-refused").attr("data-accounts"))
                    .isEqualTo("1");
        } finally {
            Trouble.RESTART.ends(cow);
        }
        awaitTaken(Set.of("imap", "smtp", "sieve", "sogo", "eas", "dav"));
        await().atMost(A_FEW_ROUNDS)
                .untilAsserted(() -> assertThat(adam.open(plan).html().select("#still-refused"))
                        .isEmpty());
    }

    private void awaitTaken(Set<String> ways) {
        await().atMost(A_FEW_ROUNDS)
                .untilAsserted(
                        () -> assertThat(cow.mainPasswordTakenBy(mailbox)).isEqualTo(ways));
    }
}
