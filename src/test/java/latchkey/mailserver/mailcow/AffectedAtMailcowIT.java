package latchkey.mailserver.mailcow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import latchkey.mailcow.StubMailbox.Source;
import latchkey.mailserver.Affected;
import latchkey.mailserver.KnownMailbox;
import latchkey.mailserver.KnownMailboxes;
import latchkey.migration.CountAtOnce;
import latchkey.parts.Person;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whose main password mailcow refuses by itself, and what helpdesk and admin read of it. */
@QuarkusTest
@TestProfile(ReadingPortal.class)
class AffectedAtMailcowIT extends BesideWatchedMailcow {
    private static final String AWAY = "jdbc:mariadb://127.0.0.1:1/mailcow";

    @Inject
    KeepKnownMailboxes keepKnownMailboxes;

    @Inject
    KnownMailboxes knownMailboxes;

    @Inject
    CountAtOnce countAtOnce;

    private ListedMailboxes listed;

    @BeforeAll
    static void openItsDatabase() {
        OwnDatabaseOfMailcow.create();
    }

    @BeforeEach
    void begin() {
        listed = new ListedMailboxes(mailcow, keepKnownMailboxes, knownMailboxes);
    }

    @Test
    @DisplayName("Identity providers: the source decides, and a second factor where mailcow checks the password itself")
    void whoIsAffectedStandsInTheCaseAndIsCountedOnTheMigrationPage() {
        listed.mailbox("anna", Source.MAILCOW, true);
        listed.mailbox("bob", Source.MAILCOW, false);
        listed.mailbox("dora", Source.LDAP, true);
        listed.mailbox("emil", Source.GENERIC_OIDC, false);
        listed.mailbox("fred", Source.KEYCLOAK, true);
        // Off for the next login: the row stays.
        listed.factor("bob", false);

        listed.keep(OwnDatabaseOfMailcow.url());
        countAtOnce.all();

        assertThat(listed.known())
                .extracting(one -> one.address().split("@", -1)[0], KnownMailbox::affected)
                .containsExactly(
                        tuple("anna", Affected.NOW),
                        tuple("bob", Affected.WITH_SECOND_FACTOR),
                        tuple("dora", Affected.NOT),
                        tuple("emil", Affected.NOW),
                        tuple("fred", Affected.UNKNOWN));
        WebSession adam = WebSession.signedIn(ReadingPortal.url(), Person.ADAM);
        assertThat(counted(adam, "NOW")).isEqualTo("2");
        assertThat(counted(adam, "WITH_SECOND_FACTOR")).isEqualTo("1");
        assertThat(adam.open("/migration/accounts?domain=" + mailcow.domain + "&server=now")
                        .html()
                        .select("tr[data-address]")
                        .eachAttr("data-address"))
                .containsExactly(mailcow.address("anna"), mailcow.address("emil"));
        assertThat(listed.inTheCase(adam, "anna")).isEqualTo("NOW");
        assertThat(listed.inTheCase(adam, "bob")).isEqualTo("WITH_SECOND_FACTOR");
        assertThat(mailcow.stub.requests("get/mailbox/all")).isZero();
    }

    @Test
    void aSecondFactorThatCannotBeReadAnyMoreIsNotKnownAnyMore() {
        listed.mailbox("anna", Source.MAILCOW, true);
        listed.keep(OwnDatabaseOfMailcow.url());
        assertThat(listed.known("anna").secondFactor()).contains(true);
        assertThat(listed.known("anna").secondFactorSince()).isPresent();

        listed.keep(AWAY);

        assertThat(listed.known("anna").secondFactor()).isEmpty();
        assertThat(listed.known("anna").secondFactorSince()).isEmpty();
        WebSession adam = WebSession.signedIn(ReadingPortal.url(), Person.ADAM);
        assertThat(listed.inTheCase(adam, "anna")).isEqualTo("UNKNOWN");
        listed.keep(OwnDatabaseOfMailcow.url());
        assertThat(listed.known("anna").affected()).isEqualTo(Affected.NOW);
    }

    @Test
    @DisplayName("What decides: a second factor switched off for the next login makes the main password valid again")
    void aSecondFactorThatIsSwitchedOffIsOffWithTheNextList() {
        listed.mailbox("anna", Source.MAILCOW, true);
        listed.keep(OwnDatabaseOfMailcow.url());

        mailcow.change("UPDATE mailcow_of_tests.tfa SET active = 0 WHERE username = ?", mailcow.address("anna"));
        listed.keep(OwnDatabaseOfMailcow.url());

        assertThat(listed.known("anna").affected()).isEqualTo(Affected.WITH_SECOND_FACTOR);
        assertThat(listed.known("anna").secondFactorOff()).isPresent();
    }

    @Test
    void aMailboxThatMailcowNoLongerHasCountsNoMore() {
        listed.mailbox("anna", Source.MAILCOW, true);
        listed.mailbox("bob", Source.MAILCOW, true);
        listed.keep(OwnDatabaseOfMailcow.url());

        mailcow.stub.state().removeMailbox(mailcow.address("bob"));
        listed.keep(OwnDatabaseOfMailcow.url());
        countAtOnce.all();

        assertThat(listed.known()).extracting(KnownMailbox::address).containsExactly(mailcow.address("anna"));
        WebSession adam = WebSession.signedIn(ReadingPortal.url(), Person.ADAM);
        assertThat(counted(adam, "NOW")).isEqualTo("1");
        assertThat(adam.open("/migration?domain=" + mailcow.domain)
                        .html()
                        .select("tr[data-state=NEVER_SEEN]")
                        .attr("data-accounts"))
                .isEqualTo("1");
        assertThat(adam.open("/helpdesk/accounts/" + mailcow.address("bob"))
                        .html()
                        .select("#at-mail-server"))
                .isEmpty();
    }

    private String counted(WebSession adam, String what) {
        Page page = adam.open("/migration?domain=" + mailcow.domain);
        return page.html().select("tr[data-at-server=" + what + "]").attr("data-accounts");
    }
}
