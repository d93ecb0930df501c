package latchkey.apppassword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import latchkey.account.RenameMailbox;
import latchkey.account.Renaming;
import latchkey.mailserver.memory.TrialInMemory;
import latchkey.parts.MariaDb;
import latchkey.parts.Parts;
import latchkey.parts.Person;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Adam tells the portal which mail server keeps the mailboxes of a domain, and nothing of Alice's stays behind. */
@QuarkusTest
@TestProfile(InMemoryPortal.class)
class MovedDomainIT {
    private static final Duration A_FEW_ROUNDS = Duration.ofSeconds(30);
    private static final String STILL_HELD = "still holds app passwords or switched-off main passwords";

    private static Owner alice;
    private static WebSession adam;
    private static CowPasture cow;

    @Inject
    TrialInMemory trial;

    @Inject
    AppPassword.Repository appPasswords;

    @Inject
    RenameMailbox renameMailbox;

    private final String domain = "moved-" + UUID.randomUUID().toString().substring(0, 8) + ".test";

    @BeforeAll
    static void openTheGate() {
        cow = new CowPasture();
        alice = Owner.signedIn();
        adam = WebSession.signedIn(alice.portal(), Person.ADAM);
    }

    @AfterAll
    static void closeTheGate() {
        cow.close();
    }

    @BeforeEach
    void adamAddsADomain() {
        Page added = adam.submit(
                adam.open("/admin/domains?add=yes"),
                "/admin/domains",
                Map.of("name", domain, "imapHost", "localhost", "imapPort", "993", "mailServer", "memory"));

        assertThat(added.status()).isEqualTo(303);
        assertThat(server()).isEqualTo("memory");
    }

    @Test
    void itMustBeOneThatIsSetUp() {
        Page form = adam.open("/admin/domains?domain=" + domain);

        assertThat(form.html().select("#mailServer option").eachAttr("value"))
                .contains("cow", "memory")
                .isSorted();
        assertThat(form.html().select("#mailServer option[selected]").val()).isEqualTo("memory");
        assertThat(moves("nosuch").html().select("#mailServer-error").text()).contains("must be one of the list");
        assertThat(moves("cow").status()).isEqualTo(303);
        assertThat(server()).isEqualTo("cow");
        assertThat(rows("SELECT note FROM audit_entry WHERE what = 'DOMAIN_CHANGED' AND thing = '" + domain + "'"))
                .containsExactly("memory → cow");
    }

    @Test
    void aNewDomainHasToNameOne() {
        String other = "other-" + domain;

        Page refused = adam.submit(
                adam.open("/admin/domains?add=yes"),
                "/admin/domains",
                Map.of("name", other, "imapHost", "localhost", "imapPort", "993"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(rows("SELECT name FROM domain WHERE name = '" + other + "'")).isEmpty();
    }

    @Test
    void mailcowIsGivenAlicesAppPasswordsAndIsNotLeftWithThem() {
        MailAddress mailbox = alice.newMailboxIn(domain);
        cow.stub.state().addMailbox(mailbox.toString(), "alice-main-1");
        assertThat(moves("cow").status()).isEqualTo(303);
        trial.at(domain, (user, protocol, secret) -> cow.stub.login(user, secret, "192.0.2.80", protocol.key()));
        assertThat(alice.makesOne(mailbox).status()).isEqualTo(200);
        assertThat(cow.held(mailbox)).hasSize(1);

        Page refused = moves("memory");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#mailServer-error").text()).contains(STILL_HELD);
        assertThat(server()).isEqualTo("cow");
        UUID id = UUID.fromString(rows("SELECT id FROM app_password WHERE address = '" + mailbox + "'")
                .get(0));
        alice.revokes(mailbox, id);
        await().atMost(A_FEW_ROUNDS).until(() -> moves("memory").status() == 303);
        assertThat(cow.held(mailbox)).isEmpty();
    }

    @Test
    void whatWorkedAtTheOldOneWorksAtMailcow() {
        MailAddress mailbox = alice.newMailboxIn(domain);
        cow.stub.state().addMailbox(mailbox.toString(), "alice-main-1");
        insertLive(mailbox);
        Parts.shared()
                .mariaDb()
                .execute("USE latchkey; UPDATE domain SET mail_server = 'dovecot' WHERE name = '" + domain + "'");

        moves("cow");

        await().atMost(A_FEW_ROUNDS)
                .untilAsserted(() ->
                        assertThat(cow.held(mailbox)).hasSize(1).isEqualTo(CowPasture.wanted(mailbox, appPasswords)));
    }

    @Test
    void mailcowIsNotLeftWithAMainPasswordSwitchedOff() {
        MailAddress mailbox = alice.newMailboxIn(domain);
        cow.stub.state().addMailbox(mailbox.toString(), "alice-main-1");
        moves("cow");
        alice.mainPasswordRefusedFrom(mailbox, "UTC_TIMESTAMP(3)");
        await().atMost(A_FEW_ROUNDS)
                .until(() -> cow.mainPasswordTakenBy(mailbox).equals(Set.of("sogo")));

        Page refused = moves("memory");

        assertThat(refused.html().select("#mailServer-error").text()).contains(STILL_HELD);
        alice.mainPasswordRefusedFrom(mailbox, "NULL");
        await().atMost(A_FEW_ROUNDS).until(() -> moves("memory").status() == 303);
        assertThat(cow.mainPasswordTakenBy(mailbox)).contains("imap");
    }

    @Test
    void byANewAddressAliceDoesNotLeaveAMailServerThatHoldsHerAppPasswords() {
        MailAddress mailbox = alice.newMailboxIn(domain);
        cow.stub.state().addMailbox(mailbox.toString(), "alice-main-1");
        moves("cow");
        trial.at(domain, (user, protocol, secret) -> cow.stub.login(user, secret, "192.0.2.80", protocol.key()));
        assertThat(alice.makesOne(mailbox).status()).isEqualTo(200);
        String elsewhere = "elsewhere-" + domain;
        Parts.shared()
                .mariaDb()
                .execute("USE latchkey; INSERT INTO domain (name, mail_server) VALUES ('" + elsewhere + "', 'memory')");
        String renamed = "alice@" + elsewhere;

        Page refused = renames(mailbox, renamed);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.words()).contains("The new address is kept by another mail server");
        assertThat(renameMailbox.refused(
                        List.of(new Renaming(mailbox, MailAddress.of(renamed)), within(mailbox, "alice.b"))))
                .as("as a dry run of many asks")
                .containsExactly(Map.entry(mailbox, Refusal.Why.HELD_BY_MAIL_SERVER));
        assertThat(rows("SELECT address FROM account WHERE address IN ('" + mailbox + "', '" + renamed + "')"))
                .containsExactly(mailbox.toString());
        alice.revokes(
                mailbox,
                UUID.fromString(rows("SELECT id FROM app_password WHERE address = '" + mailbox + "'")
                        .get(0)));
        await().atMost(A_FEW_ROUNDS).until(() -> renames(mailbox, renamed).status() == 303);
        assertThat(cow.held(mailbox)).isEmpty();
    }

    private static Renaming within(MailAddress neighbour, String name) {
        return new Renaming(
                MailAddress.of(name + "@" + neighbour.domain()), MailAddress.of(name + "2@" + neighbour.domain()));
    }

    private static Page renames(MailAddress mailbox, String to) {
        String action = "/admin/accounts/" + mailbox + "/rename";
        return adam.submit(adam.open(action), action, Map.of("to", to));
    }

    private static void insertLive(MailAddress mailbox) {
        Parts.shared().mariaDb().execute("""
                USE latchkey;
                INSERT INTO app_password (id, address, selector, secret_hash, label, client_key, protocols, state,
                    made_by, created_at, shown_at, form_id)
                SELECT UUID(), '%1$s', 'abcd', '{SSHA512}%2$s', 'laptop', 'thunderbird', 'imap', 'live', person_id,
                    UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), UUID() FROM account_owner WHERE address = '%1$s'
                """.formatted(mailbox, "QUJD".repeat(26)));
    }

    private Page moves(String to) {
        String form = "/admin/domains?domain=" + domain;
        return adam.submit(adam.open(form), form, Map.of("imapHost", "localhost", "imapPort", "993", "mailServer", to));
    }

    private String server() {
        return rows("SELECT mail_server FROM domain WHERE name = '" + domain + "'")
                .get(0);
    }

    private static List<String> rows(String query) {
        List<String> rows = new ArrayList<>();
        try (Connection connection = Parts.shared().mariaDb().connect(MariaDb.OWNER);
                Statement statement = connection.createStatement()) {
            statement.execute("USE latchkey");
            try (ResultSet found = statement.executeQuery(query)) {
                while (found.next()) {
                    rows.add(found.getString(1));
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return rows;
    }
}
