package latchkey.mailserver.mailcow;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import latchkey.mailcow.Faults.Fault;
import latchkey.mailcow.StubMailbox.Source;
import latchkey.mailserver.KnownMailbox;
import latchkey.mailserver.KnownMailboxes;
import latchkey.migration.CountAtOnce;
import latchkey.parts.Person;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which mailboxes mailcow's list tells of a domain, and that each of them is an account here. */
@QuarkusTest
@TestProfile(ReadingPortal.class)
class KnownMailboxesOfMailcowIT extends BesideWatchedMailcow {
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
    void aMailboxThatNobodyEverLoggedInToIsAnAccountAndItsCaseOpens() {
        mailcow.stub.state().addMailbox(mailcow.address("lena"), "main");
        mailcow.stub.state().addMailbox(mailcow.address("emil"), "none").from(Source.GENERIC_OIDC);

        listed.keep(OwnDatabaseOfMailcow.url());
        listed.keep(OwnDatabaseOfMailcow.url());
        countAtOnce.all();

        assertThat(accounts())
                .containsExactly(mailcow.address("emil") + " PERSON", mailcow.address("lena") + " PERSON");
        WebSession adam = WebSession.signedIn(ReadingPortal.url(), Person.ADAM);
        assertThat(listed.inTheCase(adam, "emil")).isEqualTo("NOW");
        assertThat(adam.open("/migration?domain=" + mailcow.domain)
                        .html()
                        .select("tr[data-state=NEVER_SEEN]")
                        .attr("data-accounts"))
                .isEqualTo("2");
    }

    @Test
    void bobWhomNoLoginHasEverNamedSignsInAndFindsHisMailbox() {
        String domain = Person.BOB.address().replaceAll(".*@", "");
        mailcow.change("INSERT IGNORE INTO domain (name, mail_server) VALUES (?, ?)", domain, mailcow.key);
        mailcow.change("UPDATE domain SET mail_server = ? WHERE name = ?", mailcow.key, domain);
        mailcow.stub.state().addMailbox(Person.BOB.address(), "main").secondFactor();
        assertThat(WebSession.signedIn(ReadingPortal.url(), Person.BOB)
                        .open("/home")
                        .status())
                .isEqualTo(409);

        listed.keep(OwnDatabaseOfMailcow.url());
        mailcow.change("UPDATE domain SET mail_server = 'mailcow' WHERE name = ?", domain);

        Page home = WebSession.signedIn(ReadingPortal.url(), Person.BOB).open("/home");
        assertThat(home.status()).isEqualTo(200);
        assertThat(home.words()).contains(Person.BOB.address());
    }

    @Test
    void whatIsSwitchedOffAtMailcowOrBeingErasedHereDoesNotComeByItself() {
        mailcow.stub.state().addMailbox(mailcow.address("off"), "main").active(false);
        mailcow.stub.state().addMailbox(mailcow.address("gone"), "main");
        mailcow.stub.state().addMailbox(mailcow.address("lena"), "main");
        mailcow.change(
                "INSERT INTO erasure (id, token, domain, state, asked_at, asked_by)"
                        + " VALUES (UUID(), UUID(), ?, 'GONE', UTC_TIMESTAMP(3), 'test')",
                mailcow.domain);
        mailcow.change(
                "INSERT INTO erasure_name SELECT id, 'NOW', ? FROM erasure WHERE domain = ?",
                mailcow.address("gone"),
                mailcow.domain);

        listed.keep(OwnDatabaseOfMailcow.url());

        assertThat(accounts()).containsExactly(mailcow.address("lena") + " PERSON");
        mailcow.change("DELETE FROM erasure WHERE domain = ?", mailcow.domain);
        listed.keep(OwnDatabaseOfMailcow.url());
        assertThat(accounts()).hasSize(2);
    }

    @Test
    void thousandsOfMailboxesComeAtOnce() {
        IntStream.range(0, 2_500).forEach(i -> mailcow.stub.state().addMailbox(mailcow.address("m" + i), "main"));

        listed.keep(OwnDatabaseOfMailcow.url());

        assertThat(accounts()).hasSize(2_500);
    }

    private List<String> accounts() {
        return mailcow.rows(
                "SELECT CONCAT(a.address, ' ', a.kind) FROM account a JOIN account_login l ON l.login = a.address"
                        + " AND l.address = a.address WHERE a.domain = ? ORDER BY 1",
                mailcow.domain);
    }

    @Test
    void aListThatFailsRemovesNobody() {
        listed.mailbox("anna", Source.MAILCOW, true);
        listed.mailbox("bob", Source.MAILCOW, true);
        listed.keep(OwnDatabaseOfMailcow.url());
        mailcow.stub.state().removeMailbox(mailcow.address("bob"));

        for (Fault fault : List.of(Fault.ERROR_500, Fault.RESET_AFTER, Fault.RESET_BEFORE)) {
            mailcow.stub.faults().on("get/mailbox", fault);
            listed.keep(OwnDatabaseOfMailcow.url());
        }

        assertThat(listed.known()).hasSize(2);
    }

    @Test
    void aDomainThatCannotBeListedHoldsUpNoOther() {
        String after = "z" + mailcow.domain;
        mailcow.change("INSERT INTO domain (name, mail_server) VALUES (?, ?)", after, mailcow.key);
        mailcow.stub.state().addMailbox("zoe@" + after, "main");

        mailcow.stub.faults().about(mailcow.domain, Fault.ERROR_500);
        listed.keep(OwnDatabaseOfMailcow.url());

        assertThat(listed.known()).isEmpty();
        assertThat(knownMailboxes.ofDomain(after))
                .extracting(KnownMailbox::address)
                .containsExactly("zoe@" + after);
    }

    @Test
    void aListThatIsEmptyOrSuspiciouslyShortRemovesNobody() {
        IntStream.range(0, 12).forEach(i -> mailcow.stub.state().addMailbox(mailcow.address("m" + i), "main"));
        listed.keep(OwnDatabaseOfMailcow.url());

        IntStream.range(0, 4).forEach(i -> mailcow.stub.state().removeMailbox(mailcow.address("m" + i)));
        listed.keep(OwnDatabaseOfMailcow.url());
        assertThat(listed.known()).as("a third is missing").hasSize(12);
        IntStream.range(0, 12).forEach(i -> mailcow.stub.state().removeMailbox(mailcow.address("m" + i)));
        listed.keep(OwnDatabaseOfMailcow.url());
        assertThat(listed.known()).as("all are missing").hasSize(12);

        IntStream.range(1, 12).forEach(i -> mailcow.stub.state().addMailbox(mailcow.address("m" + i), "main"));
        listed.keep(OwnDatabaseOfMailcow.url());
        assertThat(listed.known()).as("one is missing").hasSize(11);
    }
}
