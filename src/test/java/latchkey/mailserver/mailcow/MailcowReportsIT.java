package latchkey.mailserver.mailcow;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import latchkey.parts.KnownAppPassword;
import latchkey.parts.Person;
import latchkey.site.WebSession;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a mailcow's clients did is what the portal's history says: nothing is missing, nothing is there twice. */
@QuarkusTest
@TestProfile(ReadingPortal.class)
class MailcowReportsIT extends BesideWatchedMailcow {
    private static final String HOME = "203.0.113.9";
    private static final String OFFICE = "198.51.100.20";
    private static final String SOGO = "172.22.1.248";

    @Test
    void everyRefusedLoginIsToldOnceWithItsReason() {
        mailcow.mailbox("anna");
        mailcow.mailbox("bob").secondFactor();
        mailcow.describe("bob", true);
        KnownAppPassword phone = mailcow.appPassword("anna", "phone", "imap", "smtp");
        KnownAppPassword scanner = mailcow.appPassword("anna", "scanner", "smtp");
        KnownAppPassword old = mailcow.appPassword("anna", "old tablet", "imap");
        mailcow.retire(old);
        String anna = mailcow.address("anna");
        String bob = mailcow.address("bob");

        mailcow.stub.login(anna, old.text(), HOME, "imap");
        mailcow.stub.login(anna, scanner.text(), HOME, "imap");
        mailcow.stub.login(bob, phone.text(), HOME, "imap");
        mailcow.stub.login(bob, "main of bob", HOME, "pop3");
        mailcow.stub.login(anna, "something else", HOME, "sieve");
        mailcow.stub.login(mailcow.address("nobody"), "whatever", HOME, "imap");
        mailcow.stub.login(bob, "main of bob", HOME, "DAV");
        mailcow.read();
        mailcow.read();
        mailcow.readLater();

        assertThat(mailcow.refused())
                .containsExactly(
                        "anna imap revoked retired-app-password certain 1",
                        "anna imap wrong_protocol protocol-not-allowed certain 1",
                        "anna sieve wrong_password wrong-password probable 1",
                        "bob dav main_password main-password certain 1",
                        "bob imap other_account_likely other-accounts-app-password probable 1",
                        "bob pop3 not_an_app_password main-password probable 1",
                        "nobody imap unknown_account address-mistyped probable 1");
        assertThat(mailcow.letIn()).isEmpty();
    }

    @Test
    void everyAcceptedLoginIsToldByWhatItWasMadeWith() {
        mailcow.mailbox("anna");
        KnownAppPassword phone = mailcow.appPassword("anna", "phone", "imap", "smtp");
        String anna = mailcow.address("anna");
        mailcow.stub.state().addAppPassword(anna, "made there", "foreign secret", List.of("imap"));

        mailcow.stub.login(anna, phone.text(), HOME, "imap");
        mailcow.stub.login(anna, phone.text(), HOME, "smtp");
        mailcow.stub.login(anna, "foreign secret", OFFICE, "imap");
        mailcow.stub.login(anna, "main of anna", OFFICE, "pop3");
        mailcow.stub.login(anna, "main of anna", OFFICE, "EAS");
        mailcow.read();
        mailcow.read();

        assertThat(mailcow.letIn())
                .containsExactly(
                        "anna eas main 1 0",
                        "anna imap foreign 1 0",
                        "anna imap phone 1 0",
                        "anna pop3 main 1 0",
                        "anna smtp phone 1 0");
        assertThat(mailcow.text(
                        "SELECT last_used_protocol FROM app_password WHERE id = ?",
                        phone.id().toString()))
                .isIn("imap", "smtp");
        assertThat(mailcow.refused()).isEmpty();
    }

    @Test
    void whoUsesAnAppPasswordOfMailcowsOwnIsAnAccountFromThenOn() {
        String lena = mailcow.address("lena");
        mailcow.stub.state().addMailbox(lena, "main of lena");
        mailcow.stub.state().addAppPassword(lena, "made there", "foreign secret", List.of("imap"));

        mailcow.stub.login(lena, "foreign secret", HOME, "imap");
        mailcow.read();

        assertThat(mailcow.letIn()).containsExactly("lena imap foreign 1 0");
        assertThat(mailcow.rows("SELECT kind FROM account WHERE address = ?", lena))
                .containsExactly("PERSON");
    }

    @Test
    @DisplayName("Auth flow: SOGo logs in from its own address, for webmail and for the mails of a phone by EAS")
    void whatSogoTriesInAPersonsPlaceIsNoClientOfHis() {
        mailcow.mailbox("anna");
        String anna = mailcow.address("anna");

        mailcow.stub.login(anna, "a password of last year", SOGO, "imap");
        mailcow.stub.login(anna, "main of anna", HOME, "EAS");
        mailcow.stub.login(anna, "something else", HOME, "pop3");
        mailcow.read();
        mailcow.readLater();

        assertThat(mailcow.stub.state().dovecotLog().messages())
                .anyMatch(line -> line.contains("lua(" + anna + "," + SOGO + ",<"))
                .anyMatch(line -> line.startsWith("imap-login: Login: user=<" + anna + ">, method=PLAIN, rip=" + SOGO));
        assertThat(mailcow.refused()).containsExactly("anna pop3 wrong_password wrong-password probable 1");
        assertThat(mailcow.rows("SELECT networks FROM failing_client WHERE address = ?", anna))
                .containsExactly(HOME);
        assertThat(mailcow.letIn()).containsExactly("anna eas main 1 0");
    }

    @Test
    void aForgottenTabletIsAStaleClientByItsBeat() {
        mailcow.mailbox("anna");

        for (int minute = 0; minute < 6; minute++) {
            mailcow.stub.login(mailcow.address("anna"), "a password of last year", HOME, "imap");
            mailcow.stub.clock().forward(Duration.ofMinutes(1));
        }
        mailcow.read();

        assertThat(mailcow.rows(
                        "SELECT CONCAT(reason, ' ', certainty, ' ', tries) FROM failing_client WHERE address = ?",
                        mailcow.address("anna")))
                .containsExactly("stale-client probable 6");
    }

    @Test
    void aMailcowThatCouldNotBeAskedMakesNoFailingClient() {
        mailcow.mailbox("anna");
        mailcow.stub.stop();
        mailcow.stub.login(mailcow.address("anna"), "main of anna", HOME, "imap");
        mailcow.stub.startAgain();

        mailcow.read();

        assertThat(mailcow.refused()).containsExactly("anna imap unavailable mail-server-unavailable certain 1");
        assertThat(mailcow.rows("SELECT id FROM failing_client WHERE address = ?", mailcow.address("anna")))
                .isEmpty();
    }

    @Test
    void theHelpdeskReadsWhyOnItsPage() {
        mailcow.mailbox("anna");
        KnownAppPassword old = mailcow.appPassword("anna", "old tablet", "imap");
        mailcow.retire(old);
        mailcow.mailbox("bob").secondFactor();
        mailcow.describe("bob", true);
        mailcow.stub.login(mailcow.address("anna"), old.text(), HOME, "imap");
        mailcow.stub.login(mailcow.address("bob"), "main of bob", OFFICE, "EAS");
        mailcow.read();

        var page = WebSession.signedIn(ReadingPortal.url(), Person.HANNA).open("/helpdesk/failing?q=" + mailcow.domain);

        assertThat(page.html().select("tr[data-reason]").eachAttr("data-reason"))
                .containsExactlyInAnyOrder("retired-app-password", "main-password");
        assertThat(page.html()
                        .select("tr[data-address=" + mailcow.address("bob") + "]")
                        .attr("data-certainty"))
                .isEqualTo("certain");
        assertThat(page.words()).contains("old tablet");
    }
}
