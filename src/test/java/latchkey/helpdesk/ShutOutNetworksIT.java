package latchkey.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import latchkey.apppassword.InMemoryPortal;
import latchkey.diagnosis.LiftBan;
import latchkey.mailserver.memory.MailServerInMemory;
import latchkey.parts.MariaDb;
import latchkey.parts.Parts;
import latchkey.parts.Person;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;
import latchkey.shared.StaffDomains;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A forgotten phone tries a wrong password again and again, and the mail server shuts the whole network out. */
@QuarkusTest
@TestProfile(InMemoryPortal.class)
class ShutOutNetworksIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String OF_ALICES_BROWSER = "127.0.0.1/32";

    private static WebSession alice;
    private static WebSession hanna;

    @Inject
    MailServerInMemory server;

    @Inject
    LiftBan liftBan;

    private final String network = "203.0.113." + ThreadLocalRandom.current().nextInt(1, 255);
    private final String range = network + "/32";
    private final MailAddress mailbox = MailAddress.of("phone-" + UUID.randomUUID() + "@memory.test");

    @BeforeAll
    static void signIn() {
        Parts.shared().seed().sow();
        String portal = Parts.shared().thirdPortal(Map.of()).url();
        alice = WebSession.signedIn(portal, Person.ALICE);
        hanna = WebSession.signedIn(portal, Person.HANNA);
        change("INSERT IGNORE INTO domain (name, mail_server, imap_host, imap_port, smtp_host, smtp_port,"
                + " helpdesk_contact) SELECT 'memory.test', 'memory', imap_host, imap_port, smtp_host, smtp_port,"
                + " NULL FROM domain WHERE name = 'example.org'");
    }

    @BeforeEach
    void aPhoneOfAlicesFails() {
        change("INSERT INTO account (address, domain, kind) VALUES (?, 'memory.test', 'SHARED')", mailbox.toString());
        change(
                "INSERT INTO account_owner SELECT ?, person_id, 'CUSTODIAN', UTC_TIMESTAMP(3), 'test'"
                        + " FROM account_owner WHERE address = ? AND role = 'OWNER'",
                mailbox.toString(),
                Person.ALICE.address());
        change(
                "INSERT INTO failing_client (id, address, protocol, reason, certainty, networks, login, first_at,"
                        + " last_at, tries) VALUES (UNHEX(MD5(?)), ?, 'imap', 'main-password', 'certain', ?, '',"
                        + " UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), 12)",
                mailbox.toString(),
                mailbox.toString(),
                network);
    }

    @AfterEach
    void letEverybodyIn() {
        server.shutOuts().silent(false);
        server.shutOuts().forget(range);
        server.shutOuts().forget(OF_ALICES_BROWSER);
        change("DELETE FROM account_owner WHERE address = ?", mailbox.toString());
        await().atMost(SOON).until(() -> shutOut(home()).isEmpty());
    }

    @Test
    void hannaSeesItBesideTheClientAndLetsTheNetworkInAgain() {
        server.shutOuts().shutOut(range);
        Page worklist = await().atMost(SOON)
                .until(
                        () -> hanna.open("/helpdesk/failing?q=" + mailbox),
                        page -> !page.html()
                                .select("tr [data-shut-out=shut-out]")
                                .isEmpty());
        Page inTheCase = hanna.open("/helpdesk/accounts/" + mailbox);
        Page question = hanna.open(inTheCase.html().select("[data-shut-out] a").attr("href"));

        Page done = press(question);

        assertThat(worklist.html().select("tr [data-shut-out] time").attr("datetime"))
                .isNotEmpty();
        assertThat(question.words()).contains(range, mailbox.toString());
        assertThat(server.shutOuts().beingLifted(range)).isTrue();
        assertThat(done.html().select("tr[data-ban='" + range + "'] .badge").text())
                .isEqualTo("Being let in again");
        assertThat(hanna.open("/helpdesk/accounts/" + mailbox).html().select("[data-shut-out=being-lifted]"))
                .hasSize(1);
        assertThat(hanna.open("/helpdesk/accounts/" + mailbox).html().select("[data-act=ban-lifted]"))
                .hasSize(1);
        server.shutOuts().firewallIsDone();
        await().atMost(SOON)
                .until(() -> hanna.open("/helpdesk/bans")
                        .html()
                        .select("tr[data-ban='" + range + "']")
                        .isEmpty());
    }

    @Test
    void aliceReadsOnHerFirstPageThatTheNetworkOfHerPhoneIsShutOut() {
        server.shutOuts().shutOut(range);

        Page home =
                await().atMost(SOON).until(this::home, page -> !shutOut(page).isEmpty());

        assertThat(home.html().select("[data-shut-out=shut-out]").text())
                .contains(
                        "one of your devices is shut out",
                        range,
                        "Webmail and this mail server do not answer from this network meanwhile");
        assertThat(home.html().select("[data-shut-out] time").attr("datetime")).isNotEmpty();
    }

    @Test
    void whoComesFromTheNetworkHerselfReadsWhyNothingConnectsBesideTheLightsToo() {
        server.shutOuts().shutOut(OF_ALICES_BROWSER);

        Page home =
                await().atMost(SOON).until(this::home, page -> !shutOut(page).isEmpty());
        Page besideTheLights = alice.open("/shut-out?account=" + mailbox);
        Page form = alice.open("/app-passwords/new?client=thunderbird&account=" + mailbox);
        Page issued = alice.submit(
                form, form.html().select("form.form").attr("action"), Map.of("label", "laptop", "protocols", "imap"));

        assertThat(home.html().select("[data-shut-out]").text()).contains("Your network is shut out");
        assertThat(besideTheLights.html().select("[data-shut-out=shut-out]").text())
                .contains("Your network is shut out");
        assertThat(issued.html().select("#shut-out [data-shut-out=shut-out]")).hasSize(1);
        assertThat(issued.html().select("#shut-out [data-nothing-answers]").text())
                .contains("Webmail and this mail server do not answer from this network meanwhile");
        assertThat(alice.open("/home?account=" + Person.ALICE.address()).html().select("[data-shut-out]"))
                .as("of another mail server")
                .isEmpty();
    }

    @Test
    void oneThatIsShutOutForGoodIsMarkedAndNobodyHereLetsItIn() {
        server.shutOuts().shutOutForGood(range);

        Page home =
                await().atMost(SOON).until(this::home, page -> !shutOut(page).isEmpty());
        Page bans = hanna.open("/helpdesk/bans");
        Page inTheCase = hanna.open("/helpdesk/accounts/" + mailbox);

        assertThat(home.html().select("[data-shut-out=for-good]").text()).contains("for good", range);
        assertThat(bans.html().select("tr[data-ban='" + range + "'][data-for-good=true] a[href*=lift]"))
                .isEmpty();
        assertThat(bans.html().select("tr[data-ban='" + range + "'] .badge").text())
                .isEqualTo("Shut out for good");
        assertThat(inTheCase.html().select("[data-shut-out=for-good]").text()).isEqualTo("Shut out for good");
        assertThatThrownBy(() -> liftBan.seen("memory", range, Optional.of(mailbox), StaffDomains.ALL))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void aMailServerThatDoesNotAnswerIsNamedAndHearsOfItLater() {
        server.shutOuts().shutOut(range);
        await().atMost(SOON).until(() -> !shutOut(home()).isEmpty());
        // Not while it is still being lifted since before.
        String lift = await().atMost(SOON)
                .until(
                        () -> hanna.open("/helpdesk/accounts/" + mailbox)
                                .html()
                                .select("[data-shut-out] a")
                                .attr("href"),
                        href -> !href.isEmpty());
        Page question = hanna.open(lift);
        server.shutOuts().silent(true);

        Page done = press(question);

        assertThat(done.words()).contains("memory has not answered since", "It is told again until it does");
        assertThat(hanna.open("/helpdesk/failing?q=" + mailbox).html().select("[data-silent=memory]"))
                .hasSize(1);
        change("INSERT INTO ban_poll (mail_server, asked_at, failed_since)"
                + " VALUES ('never', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))");
        Page bans = hanna.open("/helpdesk/bans");
        assertThat(bans.html().select("[data-silent=never]").text()).contains("It has never told this");
        assertThat(bans.html().select("[data-silent=memory]").text()).contains("from before");
        assertThat(bans.words()).doesNotContain("No network is shut out");
        change("DELETE FROM ban_poll WHERE mail_server = 'never'");
        server.shutOuts().silent(false);
        await().atMost(SOON).until(() -> server.shutOuts().beingLifted(range));
        await().atMost(SOON)
                .until(() -> hanna.open("/helpdesk/bans")
                        .html()
                        .select("[data-silent=memory]")
                        .isEmpty());
    }

    @Test
    void onlyWhoMaySeeAnAccountThatFailsFromThereMayLetItIn() {
        server.shutOuts().shutOut(range);
        await().atMost(SOON).until(() -> !shutOut(home()).isEmpty());
        StaffDomains here = StaffDomains.of(Set.of("memory.test"));
        StaffDomains elsewhere = StaffDomains.of(Set.of("example.org"));
        Optional<MailAddress> alices = Optional.of(MailAddress.of(Person.ALICE.address()));

        assertThat(liftBan.seen("memory", range, Optional.of(mailbox), here).range())
                .isEqualTo(range);
        assertThatThrownBy(() -> liftBan.seen("memory", range, Optional.of(mailbox), elsewhere))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> liftBan.seen("memory", range, Optional.empty(), here))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> liftBan.seen("memory", range, alices, elsewhere))
                .as("of an account that does not fail from there")
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(liftBan.seen("memory", range, Optional.empty(), StaffDomains.ALL)
                        .range())
                .isEqualTo(range);
        assertThat(hanna.get("/helpdesk/bans/lift?server=memory&network=198.51.100.9%2F32")
                        .status())
                .isEqualTo(404);
        assertThat(alice.get("/helpdesk/bans").status()).isEqualTo(403);
    }

    private Page home() {
        return alice.open("/home?account=" + mailbox);
    }

    private static org.jsoup.select.Elements shutOut(Page page) {
        return page.html().select("[data-shut-out]:not([data-shut-out=silent])");
    }

    private static Page press(Page question) {
        String action = question.html().select("main form").attr("action");
        return hanna.follow(hanna.submit(question, action, Map.of()));
    }

    private static void change(String sql, String... values) {
        try (Connection connection = Parts.shared().mariaDb().connect(MariaDb.ADMIN);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }
}
