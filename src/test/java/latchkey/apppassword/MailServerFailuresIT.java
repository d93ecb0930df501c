package latchkey.apppassword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import latchkey.account.SwitchAccount;
import latchkey.apppassword.AppPassword.Ended;
import latchkey.apppassword.AppPassword.State;
import latchkey.audit.Actor;
import latchkey.mailserver.memory.MailServerInMemory;
import latchkey.mailserver.memory.MailServerInMemory.Call;
import latchkey.mailserver.memory.MailServerInMemory.Fault;
import latchkey.mailserver.memory.TrialInMemory;
import latchkey.mailserver.memory.TrialInMemory.Network;
import latchkey.shared.MailAddress;
import latchkey.shared.Protocol;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * Each method of the mail server fails before the fact, after the fact and by time-out: the owner's page, the table and
 * the server agree within two minutes.
 */
@QuarkusTest
@TestProfile(InMemoryPortal.class)
class MailServerFailuresIT {
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

    private static Owner alice;

    @Inject
    MailServerInMemory server;

    @Inject
    TrialInMemory trial;

    @Inject
    AppPassword.Repository appPasswords;

    @Inject
    SwitchAccount switchAccount;

    private MailAddress mailbox;

    @BeforeAll
    static void signIn() {
        alice = Owner.signedIn();
    }

    @BeforeEach
    void openMailbox() {
        mailbox = alice.newMailbox();
    }

    @AfterEach
    void recover() {
        server.recover();
        server.goOn();
        trial.network(Network.UP);
        trial.letGo();
    }

    @ParameterizedTest
    @EnumSource
    void whatCouldNotBePublishedIsNeverShownAndDoesNotStayAtTheServer(Fault fault) {
        server.fail(Call.PUBLISH, fault);

        Page told = alice.makesOne(mailbox);

        assertThat(told.status()).isEqualTo(503);
        assertThat(told.html().title()).startsWith("The mail server does not answer");
        assertThat(told.html().select("#app-password")).isEmpty();
        awaitWithdrawalsBeforeItArrivesLate(fault);
        assertThatAllAgreeThatThereIsNone();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "AFTER_THE_FACT")
    void whatCannotEvenBeLookedUpIsWithdrawnLater(Fault fault) {
        server.fail(Call.PUBLISH, Fault.AFTER_THE_FACT);
        server.fail(Call.HANDLE_FOR, fault);

        Page told = alice.makesOne(mailbox);

        assertThat(told.status()).isEqualTo(503);
        assertThat(server.holdsAnyOf(mailbox)).isTrue();
        assertThat(only().withdrawnAt).isNull();
        server.recover();
        server.goOn();
        assertThatAllAgreeThatThereIsNone();
    }

    @ParameterizedTest
    @EnumSource
    void aRevokedOneIsGoneFromTheServerHoweverTheWithdrawalFailsAtFirst(Fault fault) {
        Page issued = alice.makesOne(mailbox);
        String secret = secret(issued);
        server.fail(Call.WITHDRAW, fault);

        Page told = alice.revokes(mailbox, only().id);

        assertThat(told.html().select(".notice.warn").text()).contains("The mail server has not confirmed it yet");
        assertThat(alice.devices(mailbox)).isZero();
        assertThat(only().state).isEqualTo(State.ended);
        assertThat(only().withdrawnAt).isNull();
        server.recover();
        server.goOn();
        await().atMost(TWO_MINUTES).until(() -> only().withdrawnAt != null);
        assertThat(server.login(mailbox.toString(), Protocol.IMAP, secret)).isFalse();
        assertThat(server.holdsAnyOf(mailbox)).isFalse();
        assertThat(alice.looksAgain(told).html().select(".notice.success").text())
                .contains("That device can no longer log in");
    }

    @Test
    void oneThatIsRefusedInItsTrialIsNeverShownAndDoesNotStayAtTheServer() {
        server.turnEverybodyAway();

        Page told = alice.makesOne(mailbox);

        assertThat(told.status()).isEqualTo(503);
        assertThat(told.html().title()).startsWith("The mail server did not take the app password");
        assertThatAllAgreeThatThereIsNone();
    }

    @ParameterizedTest
    @EnumSource(names = {"DOWN", "SLOW"})
    void oneThatCouldNotBeTriedIsShownWithTheDoubtAndWorks(Network network) {
        trial.network(network);

        Page told = alice.makesOne(mailbox);

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.html().select("#unproved").text()).isNotEmpty();
        assertThat(told.html().select("form[action*='/hand-over'] input[name=unproved]"))
                .as("so that the page with a code for a phone says it too")
                .hasSize(1);
        assertThat(only().state).isEqualTo(State.live);
        assertThat(only().shownAt).isNotNull();
        assertThat(alice.devices(mailbox)).isEqualTo(1);
        assertThat(server.login(mailbox.toString(), Protocol.IMAP, secret(told)))
                .isTrue();
    }

    @Test
    void oneIsNotShownOfAMailboxThatIsSwitchedOffDuringItsTrial() {
        trial.network(Network.STANDING_STILL);
        CompletableFuture<Page> told = CompletableFuture.supplyAsync(() -> alice.makesOne(mailbox));
        await().atMost(Duration.ofSeconds(30)).until(() -> server.holdsAnyOf(mailbox));

        switchAccount.off(mailbox, new Actor("test", "machine"));
        trial.letGo();

        assertThat(told.join().status()).isEqualTo(409);
        assertThat(told.join().html().title()).startsWith("This mailbox is switched off");
        assertThat(told.join().html().select("#app-password")).isEmpty();
        assertThatAllAgreeThatThereIsNone();
    }

    @Test
    void whoseMailboxIsSwitchedOffDuringATrialThatIsThenRefusedIsToldThatItIsOff() {
        trial.network(Network.STANDING_STILL);
        CompletableFuture<Page> told = CompletableFuture.supplyAsync(() -> alice.makesOne(mailbox));
        await().atMost(Duration.ofSeconds(30)).until(() -> server.holdsAnyOf(mailbox));

        switchAccount.off(mailbox, new Actor("test", "machine"));
        server.turnEverybodyAway();
        trial.letGo();

        assertThat(told.join().status()).isEqualTo(409);
        assertThatAllAgreeThatThereIsNone();
    }

    private void awaitWithdrawalsBeforeItArrivesLate(Fault fault) {
        server.recover();
        if (fault == Fault.TIME_OUT) {
            int before = server.answered(Call.WITHDRAW);
            await().atMost(TWO_MINUTES).until(() -> server.answered(Call.WITHDRAW) > before);
            server.goOn();
        }
    }

    private void assertThatAllAgreeThatThereIsNone() {
        await().atMost(TWO_MINUTES).until(() -> only().withdrawnAt != null);
        assertThat(only().state).isEqualTo(State.ended);
        assertThat(only().endedWhy).isEqualTo(Ended.never_shown);
        assertThat(only().shownAt).isNull();
        assertThat(server.holdsAnyOf(mailbox)).isFalse();
        assertThat(alice.devices(mailbox)).isZero();
    }

    private AppPassword only() {
        List<AppPassword> all =
                QuarkusTransaction.requiringNew().call(() -> appPasswords.list("address", mailbox.toString()));
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static String secret(Page issued) {
        return issued.html().select("#app-password").attr("data-value");
    }
}
