package latchkey.mailserver.mailcow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import latchkey.mailcow.Faults.Fault;
import latchkey.mailcow.StubMailbox;
import latchkey.mailcow.StubMailbox.Source;
import latchkey.mailserver.Affected;
import latchkey.mailserver.EachDomain;
import latchkey.mailserver.KnownMailbox;
import latchkey.mailserver.KnownMailboxes;
import latchkey.mailserver.SecretMarks;
import latchkey.mailserver.mailcow.report.MailcowReaders;
import latchkey.migration.CountAtOnce;
import latchkey.parts.Person;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What mailcow's list of mailboxes and its database tell of a domain, and what helpdesk and admin read of it. */
@QuarkusTest
@TestProfile(ReadingPortal.class)
class KnownMailboxesOfMailcowIT {
    private static final String AWAY = "jdbc:mariadb://127.0.0.1:1/mailcow";

    @Inject
    MailcowReaders readers;

    @Inject
    SecretMarks marks;

    @Inject
    KeepKnownMailboxes keepKnownMailboxes;

    @Inject
    KnownMailboxes knownMailboxes;

    @Inject
    CountAtOnce countAtOnce;

    private WatchedMailcow mailcow;

    @BeforeAll
    static void openItsDatabase() {
        OwnDatabaseOfMailcow.create();
    }

    @BeforeEach
    void begin() {
        mailcow = new WatchedMailcow(readers, marks);
    }

    @AfterEach
    void end() {
        mailcow.close();
    }

    @Test
    @DisplayName("Identity providers: the source decides, and a second factor where mailcow checks the password itself")
    void whoIsAffectedStandsInTheCaseAndIsCountedOnTheMigrationPage() {
        mailbox("anna", Source.MAILCOW, true);
        mailbox("bob", Source.MAILCOW, false);
        mailbox("dora", Source.LDAP, true);
        mailbox("emil", Source.GENERIC_OIDC, false);
        mailbox("fred", Source.KEYCLOAK, true);
        // Off for the next login: the row stays.
        factor("bob", false);

        keep(OwnDatabaseOfMailcow.url());
        countAtOnce.all();

        assertThat(known())
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
        assertThat(inTheCase(adam, "anna")).isEqualTo("NOW");
        assertThat(inTheCase(adam, "bob")).isEqualTo("WITH_SECOND_FACTOR");
        assertThat(mailcow.stub.requests("get/mailbox/all")).isZero();
    }

    @Test
    void aSecondFactorThatCannotBeReadAnyMoreIsNotKnownAnyMore() {
        mailbox("anna", Source.MAILCOW, true);
        keep(OwnDatabaseOfMailcow.url());
        assertThat(known("anna").secondFactor()).contains(true);
        assertThat(known("anna").secondFactorSince()).isPresent();

        keep(AWAY);

        assertThat(known("anna").secondFactor()).isEmpty();
        assertThat(known("anna").secondFactorSince()).isEmpty();
        WebSession adam = WebSession.signedIn(ReadingPortal.url(), Person.ADAM);
        assertThat(inTheCase(adam, "anna")).isEqualTo("UNKNOWN");
        keep(OwnDatabaseOfMailcow.url());
        assertThat(known("anna").affected()).isEqualTo(Affected.NOW);
    }

    @Test
    @DisplayName("What decides: a second factor switched off for the next login makes the main password valid again")
    void aSecondFactorThatIsSwitchedOffIsOffWithTheNextList() {
        mailbox("anna", Source.MAILCOW, true);
        keep(OwnDatabaseOfMailcow.url());

        mailcow.change("UPDATE mailcow_of_tests.tfa SET active = 0 WHERE username = ?", mailcow.address("anna"));
        keep(OwnDatabaseOfMailcow.url());

        assertThat(known("anna").affected()).isEqualTo(Affected.WITH_SECOND_FACTOR);
        assertThat(known("anna").secondFactorOff()).isPresent();
    }

    @Test
    void aMailboxThatMailcowNoLongerHasCountsNoMore() {
        mailbox("anna", Source.MAILCOW, true);
        mailbox("bob", Source.MAILCOW, true);
        keep(OwnDatabaseOfMailcow.url());

        mailcow.stub.state().removeMailbox(mailcow.address("bob"));
        keep(OwnDatabaseOfMailcow.url());
        countAtOnce.all();

        assertThat(known()).extracting(KnownMailbox::address).containsExactly(mailcow.address("anna"));
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

    @Test
    void aMailboxThatNobodyEverLoggedInToIsAnAccountAndItsCaseOpens() {
        mailcow.stub.state().addMailbox(mailcow.address("lena"), "main");
        mailcow.stub.state().addMailbox(mailcow.address("emil"), "none").from(Source.GENERIC_OIDC);

        keep(OwnDatabaseOfMailcow.url());
        keep(OwnDatabaseOfMailcow.url());
        countAtOnce.all();

        assertThat(accounts())
                .containsExactly(mailcow.address("emil") + " PERSON", mailcow.address("lena") + " PERSON");
        WebSession adam = WebSession.signedIn(ReadingPortal.url(), Person.ADAM);
        assertThat(inTheCase(adam, "emil")).isEqualTo("NOW");
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

        keep(OwnDatabaseOfMailcow.url());
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

        keep(OwnDatabaseOfMailcow.url());

        assertThat(accounts()).containsExactly(mailcow.address("lena") + " PERSON");
        mailcow.change("DELETE FROM erasure WHERE domain = ?", mailcow.domain);
        keep(OwnDatabaseOfMailcow.url());
        assertThat(accounts()).hasSize(2);
    }

    @Test
    void thousandsOfMailboxesComeAtOnce() {
        IntStream.range(0, 2_500).forEach(i -> mailcow.stub.state().addMailbox(mailcow.address("m" + i), "main"));

        keep(OwnDatabaseOfMailcow.url());

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
        mailbox("anna", Source.MAILCOW, true);
        mailbox("bob", Source.MAILCOW, true);
        keep(OwnDatabaseOfMailcow.url());
        mailcow.stub.state().removeMailbox(mailcow.address("bob"));

        for (Fault fault : List.of(Fault.ERROR_500, Fault.RESET_AFTER, Fault.RESET_BEFORE)) {
            mailcow.stub.faults().on("get/mailbox", fault);
            keep(OwnDatabaseOfMailcow.url());
        }

        assertThat(known()).hasSize(2);
    }

    @Test
    void aDomainThatCannotBeListedHoldsUpNoOther() {
        String after = "z" + mailcow.domain;
        mailcow.change("INSERT INTO domain (name, mail_server) VALUES (?, ?)", after, mailcow.key);
        mailcow.stub.state().addMailbox("zoe@" + after, "main");

        mailcow.stub.faults().about(mailcow.domain, Fault.ERROR_500);
        keep(OwnDatabaseOfMailcow.url());

        assertThat(known()).isEmpty();
        assertThat(knownMailboxes.ofDomain(after))
                .extracting(KnownMailbox::address)
                .containsExactly("zoe@" + after);
    }

    @Test
    void aListThatIsEmptyOrSuspiciouslyShortRemovesNobody() {
        IntStream.range(0, 12).forEach(i -> mailcow.stub.state().addMailbox(mailcow.address("m" + i), "main"));
        keep(OwnDatabaseOfMailcow.url());

        IntStream.range(0, 4).forEach(i -> mailcow.stub.state().removeMailbox(mailcow.address("m" + i)));
        keep(OwnDatabaseOfMailcow.url());
        assertThat(known()).as("a third is missing").hasSize(12);
        IntStream.range(0, 12).forEach(i -> mailcow.stub.state().removeMailbox(mailcow.address("m" + i)));
        keep(OwnDatabaseOfMailcow.url());
        assertThat(known()).as("all are missing").hasSize(12);

        IntStream.range(1, 12).forEach(i -> mailcow.stub.state().addMailbox(mailcow.address("m" + i), "main"));
        keep(OwnDatabaseOfMailcow.url());
        assertThat(known()).as("one is missing").hasSize(11);
    }

    private void mailbox(String name, Source source, boolean secondFactor) {
        StubMailbox mailbox = mailcow.mailbox(name).from(source);
        mailcow.change("DELETE FROM known_mailbox WHERE address = ?", mailcow.address(name));
        mailcow.change(
                "INSERT INTO mailcow_of_tests.mailbox (username, name, domain, authsource) VALUES (?, ?, ?, ?)",
                mailcow.address(name),
                name,
                mailcow.domain,
                source.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        if (secondFactor) {
            mailbox.secondFactor();
            factor(name, true);
        }
    }

    private void factor(String name, boolean active) {
        mailcow.change(
                "INSERT INTO mailcow_of_tests.tfa (key_id, username, authmech, secret, active)"
                        + " VALUES ('phone', ?, 'totp', 'never read', ?)",
                mailcow.address(name),
                active);
    }

    private void keep(String jdbcUrl) {
        try {
            keepKnownMailboxes.keep(mailcow.server(jdbcUrl), new EachDomain());
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
        mailcow.stub.faults().none();
    }

    private List<KnownMailbox> known() {
        return knownMailboxes.ofDomain(mailcow.domain);
    }

    private KnownMailbox known(String name) {
        return known().stream()
                .filter(one -> one.address().equals(mailcow.address(name)))
                .findFirst()
                .orElseThrow();
    }

    private String counted(WebSession adam, String what) {
        Page page = adam.open("/migration?domain=" + mailcow.domain);
        return page.html().select("tr[data-at-server=" + what + "]").attr("data-accounts");
    }

    private String inTheCase(WebSession adam, String name) {
        return adam.open("/helpdesk/accounts/" + mailcow.address(name))
                .html()
                .select("#at-mail-server")
                .attr("data-affected");
    }
}
