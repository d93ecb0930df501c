package latchkey.apppassword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import latchkey.account.SwitchAccount;
import latchkey.apppassword.AppPassword.State;
import latchkey.audit.Actor;
import latchkey.mailcow.Faults.Fault;
import latchkey.mailcow.StubAppPassword;
import latchkey.mailserver.MailServer;
import latchkey.mailserver.MailServers;
import latchkey.mailserver.memory.TrialInMemory;
import latchkey.parts.Person;
import latchkey.shared.MailAddress;
import latchkey.shared.Protocol;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * mailcow fails in each way while Alice makes, names and ends app passwords: she is told the truth meanwhile, and within
 * two minutes of its return mailcow holds what her page shows, no more and no less.
 */
@QuarkusTest
@TestProfile(InMemoryPortal.class)
class MailcowFaultsIT {
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);
    private static final String PORTAL = "192.0.2.80";
    private static final Actor ADAM = new Actor("adam", "admin");

    private static Owner alice;
    private static CowPasture cow;

    @Inject
    TrialInMemory trial;

    @Inject
    AppPassword.Repository appPasswords;

    @Inject
    SwitchAccount switchAccount;

    @Inject
    MailServers servers;

    private MailAddress mailbox;

    @BeforeAll
    static void openTheGate() {
        cow = new CowPasture();
        alice = Owner.signedIn();
    }

    @BeforeEach
    void openMailbox() {
        mailbox = alice.newMailboxIn(CowPasture.DOMAIN);
        cow.stub.state().addMailbox(mailbox.toString(), "alice-main-1");
        trial.at(CowPasture.DOMAIN, (user, protocol, secret) -> cow.stub.login(user, secret, PORTAL, protocol.key()));
    }

    @AfterEach
    void allIsWell() {
        for (Trouble trouble : Trouble.values()) {
            trouble.ends(cow);
        }
        // After several failures it is left alone for a moment.
        await().atMost(TWO_MINUTES).until(this::mailcowIsAsked);
    }

    private boolean mailcowIsAsked() {
        try {
            servers.of(CowPasture.SERVER).foreignAppPasswords().orElseThrow().of(mailbox);
            return true;
        } catch (MailServer.Unreachable stillLeftAlone) {
            return false;
        }
    }

    @AfterAll
    static void closeTheGate() {
        cow.close();
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeMadeIsNotShownAndDoesNotStay(Trouble trouble) {
        trouble.begins(cow);

        Page told = alice.makesOne(mailbox);

        assertThat(told.status()).isEqualTo(503);
        assertThat(told.html().title()).startsWith(title(trouble));
        trouble.ends(cow);
        awaitTheLastWord(trouble == Trouble.TIME_OUT);
        assertThat(cow.held(mailbox)).isEmpty();
        assertThat(alice.devices(mailbox)).isZero();
    }

    /** To try again in some minutes helps against some of them only. */
    private static String title(Trouble trouble) {
        return switch (trouble) {
            case KEY_WITHDRAWN, KEY_READS_ONLY -> "App passwords cannot be made now";
            default -> "The mail server does not answer";
        };
    }

    @ParameterizedTest
    @EnumSource(names = {"TIME_OUT", "ERROR_500", "RESET_BEFORE"})
    void whatMailcowMadeWithoutAnAnswerDoesNotStayEither(Fault fault) {
        cow.stub.faults().once("add/app-passwd", fault);

        Page told = alice.makesOne(mailbox);
        cow.stub.faults().goOn();

        assertThat(told.status()).isEqualTo(503);
        awaitTheLastWord(fault == Fault.TIME_OUT);
        assertThat(cow.held(mailbox)).isEmpty();
    }

    @Test
    void whatMailcowMadeBeforeTheConnectionBrokeIsShownAndWorks() {
        cow.stub.faults().once("add/app-passwd", Fault.RESET_AFTER);

        Page told = alice.makesOne(mailbox);

        assertThat(told.status()).isEqualTo(200);
        assertThat(cow.stub.login(mailbox.toString(), secret(told), PORTAL, "imap"))
                .isTrue();
        awaitAgreement();
        assertThat(cow.held(mailbox)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aRevokedOneGoesAsSoonAsMailcowAnswersAndSheIsToldThatItHasNot(Trouble trouble) {
        alice.makesOne(mailbox);
        trouble.begins(cow);

        Page told = alice.revokes(mailbox, all().get(0).id);

        assertThat(told.html().select(".notice.warn").text()).contains("The mail server has not confirmed it yet");
        assertThat(alice.devices(mailbox)).isZero();
        trouble.ends(cow);
        await().atMost(TWO_MINUTES).until(() -> all().get(0).withdrawnAt != null);
        awaitAgreement();
        assertThat(cow.held(mailbox)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"RESTART", "KEY_WITHDRAWN", "KEY_READS_ONLY"})
    void aNewNameReachesMailcowAsSoonAsItAnswers(Trouble trouble) {
        alice.makesOne(mailbox);
        trouble.begins(cow);

        alice.renames(mailbox, all().get(0).id, "work phone");

        assertThat(all().get(0).label).isEqualTo("work phone");
        trouble.ends(cow);
        awaitAgreement();
        assertThat(cow.held(mailbox).keySet()).singleElement().asString().startsWith("work phone (latchkey ");
    }

    @Test
    void aMailcowThatWasRestoredFromABackupComesToHoldWhatSheSees() {
        alice.makesOne(mailbox);
        StubAppPassword old =
                cow.stub.state().appPasswordsOf(mailbox.toString()).get(0);
        alice.revokes(mailbox, all().get(0).id);
        Page kept = alice.makesOne(mailbox);
        cow.stub.stop();
        cow.stub
                .state()
                .appPasswordsOf(mailbox.toString())
                .forEach(one -> cow.stub.state().removeAppPassword(one.id()));
        cow.stub.state().addAppPassword(mailbox.toString(), old.name(), old.password(), old.services());
        cow.stub.state().addAppPassword(mailbox.toString(), "her own", "made-on-mailcows-page", List.of("imap"));
        assertThat(alice.makesOne(mailbox).status()).isEqualTo(503);

        cow.stub.startAgain();

        awaitAgreement();
        assertThat(cow.held(mailbox)).hasSize(1);
        assertThat(cow.stub.login(mailbox.toString(), secret(kept), PORTAL, "imap"))
                .isTrue();
        assertThat(cow.stub.login(mailbox.toString(), "made-on-mailcows-page", PORTAL, "imap"))
                .isTrue();
        await().atMost(TWO_MINUTES)
                .until(() -> all().stream()
                        .filter(one -> one.state == State.live)
                        .allMatch(one -> cow.stub
                                .state()
                                .appPassword(Integer.parseInt(String.valueOf(one.handle)))
                                .isPresent()));
    }

    @Test
    void aMailboxThatIsOffHasNoAppPasswordThereAndGetsThemBack() {
        Page shown = alice.makesOne(mailbox);

        switchAccount.off(mailbox, ADAM);

        await().atMost(TWO_MINUTES).until(() -> cow.held(mailbox).isEmpty());
        switchAccount.on(mailbox, ADAM);
        await().atMost(TWO_MINUTES).until(() -> cow.held(mailbox).size() == 1);
        assertThat(cow.stub.login(mailbox.toString(), secret(shown), PORTAL, "imap"))
                .isTrue();
    }

    @Test
    void eachDomainIsServedByItsOwnMailServer() {
        MailAddress elsewhere = alice.newMailboxIn("memory.test");
        cow.stub.stop();

        Page there = alice.makesOne(elsewhere);
        Page here = alice.makesOne(mailbox);

        assertThat(there.status()).isEqualTo(200);
        assertThat(here.status()).isEqualTo(503);
        cow.stub.startAgain();
        await().atMost(TWO_MINUTES).until(() -> alice.makesOne(mailbox).status() == 200);
        assertThat(trial.server().login(mailbox.toString(), Protocol.IMAP, secret(there)))
                .isFalse();
    }

    @Test
    void adamSeesThatAllIsWellWithMailcowAndThatItsKeyMayOnlyRead() {
        WebSession adam = WebSession.signedIn(alice.portal(), Person.ADAM);

        Page well = adam.follow(adam.submit(adam.open("/admin/checks"), "/admin/checks", Map.of()));
        cow.stub.faults().keyReadsOnly(true);
        Page broken = adam.follow(adam.submit(well, "/admin/checks", Map.of()));

        for (String check : List.of(
                "api-answers",
                "api-key",
                "api-version",
                "api-clock",
                "app-passwords",
                "mailbox-list",
                "main-password-switch")) {
            assertThat(well.html().select("#" + check).attr("data-state"))
                    .as(check)
                    .isEqualTo("green");
        }
        assertThat(broken.html().select("#api-key").attr("data-state")).isEqualTo("red");
        assertThat(broken.html().select("#api-key").text()).contains("cow: does not take the key", "(403)");
        assertThat(cow.stub.state().appPasswordsOf(CowPasture.CHECK_MAILBOX)).isEmpty();
    }

    /** What may still be carried out late is withdrawn until that is out of the question. */
    private void awaitTheLastWord(boolean mayComeLate) {
        if (mayComeLate) {
            await().atMost(TWO_MINUTES).until(() -> all().stream().allMatch(one -> one.withdrawnAt != null));
        }
        awaitAgreement();
    }

    private void awaitAgreement() {
        await().atMost(TWO_MINUTES).untilAsserted(() -> {
            Map<String, String> wanted = CowPasture.wanted(mailbox, appPasswords);
            assertThat(cow.held(mailbox)).isEqualTo(wanted);
            assertThat(alice.devices(mailbox)).isEqualTo(wanted.size());
        });
    }

    private List<AppPassword> all() {
        return QuarkusTransaction.requiringNew().call(() -> appPasswords.list("address", mailbox.toString()));
    }

    private static String secret(Page issued) {
        return issued.html().select("#app-password").attr("data-value");
    }
}
