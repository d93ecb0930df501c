package latchkey.apppassword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import latchkey.audit.Act;
import latchkey.audit.AuditEntry;
import latchkey.mailserver.Traits;
import latchkey.mailserver.memory.MailServerInMemory;
import latchkey.parts.Parts;
import latchkey.parts.Person;
import latchkey.shared.MailAddress;
import latchkey.shared.Protocol;
import latchkey.shared.Refusal;
import latchkey.shared.StaffDomains;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alice has made app passwords at the mail server itself, and it is one that remembers logins for five minutes. */
@QuarkusTest
@TestProfile(InMemoryPortal.class)
class MadeElsewhereIT {
    private static final String LIST = "/app-passwords/made-elsewhere";
    private static final Traits AS_MAILCOW = new Traits(Duration.ofMinutes(5), Duration.ofSeconds(20));

    private static final IssueAppPassword.By SOMEBODY =
            new IssueAppPassword.By(UUID.randomUUID(), "somebody", "helpdesk");

    private static Owner alice;
    private static WebSession hanna;

    @Inject
    MailServerInMemory server;

    @Inject
    EndForeign endForeign;

    @Inject
    AuditEntry.Repository acts;

    private MailAddress mailbox;

    @BeforeAll
    static void signIn() {
        alice = Owner.signedIn();
        hanna = WebSession.signedIn(Parts.shared().thirdPortal(Map.of()).url(), Person.HANNA);
    }

    @BeforeEach
    void openMailbox() {
        mailbox = alice.newMailbox();
        server.behaves(AS_MAILCOW);
    }

    @AfterEach
    void recover() {
        server.behaves(Traits.AT_ONCE);
        server.foreign().silent(false);
        server.foreign().deaf(false);
        server.recover();
    }

    @Test
    void herListIsThereWithoutTheMailServerAndLeadsToWhatWasMadeThere() {
        server.foreign().make(mailbox, "Kitchen iPad <b>", Set.of(Protocol.IMAP, Protocol.SMTP));
        server.foreign().silent(true);

        Page list = alice.opens("/app-passwords", mailbox);
        Page silent = alice.opens(LIST, mailbox);
        server.foreign().silent(false);
        Page told = alice.opens(LIST, mailbox);

        assertThat(list.html().select("#foreign[hx-get^='" + LIST + "'] a[href^='" + LIST + "']"))
                .hasSize(1);
        assertThat(silent.status()).isEqualTo(200);
        assertThat(silent.html().select("#foreign [data-silent]").text()).contains("mailcow does not answer");
        assertThat(told.html().select("#foreign tr[data-foreign]").text())
                .contains("Kitchen iPad <b>", "Receive mail", "March 1, 2026");
        assertThat(told.html().select("#foreign tr[data-foreign] a")).hasSize(1);
    }

    @Test
    void whoAsksTheMailServerTooOftenHasToWait() {
        Parts.shared().mariaDb().execute("""
                USE latchkey;
                INSERT INTO try_count (kind, who, until, tries)
                SELECT 'MADE_ELSEWHERE_OF_PERSON', person_id, UTC_TIMESTAMP(3) + INTERVAL 5 MINUTE, 60
                FROM account_owner WHERE address = 'alice@example.org' AND role = 'OWNER'
                ON DUPLICATE KEY UPDATE tries = VALUES(tries), until = VALUES(until);
                """);

        Page refused = alice.opens(LIST, mailbox);
        Parts.shared()
                .mariaDb()
                .execute("USE latchkey; DELETE FROM try_count WHERE kind = 'MADE_ELSEWHERE_OF_PERSON';");
        Page told = alice.opens(LIST, mailbox);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(told.status()).isEqualTo(200);
    }

    @Test
    void whatSheMadeForHerCalendarIsSaidToBeForThat() {
        String calendar = server.foreign().make(mailbox, "Calendar", Set.of(), "dav");
        String phone = server.foreign().make(mailbox, "iPhone", Set.of(Protocol.IMAP), "dav", "eas");
        String dead = server.foreign().make(mailbox, "Misspelt", Set.of());

        Page hers = alice.opens(LIST, mailbox);
        Page hannas = hanna.open("/helpdesk/accounts/" + mailbox + "/made-elsewhere");

        assertThat(row(hers, calendar)).contains("Calendars and contacts").doesNotContain("nothing", ",");
        assertThat(row(hers, phone)).contains("Receive mail, Calendars and contacts, ActiveSync");
        assertThat(row(hers, dead)).contains("nothing: it cannot log in");
        assertThat(row(hannas, calendar)).contains("Calendars and contacts").doesNotContain("nothing");
        assertThat(row(hannas, phone)).contains("IMAP, Calendars and contacts, ActiveSync");
    }

    private static String row(Page page, String number) {
        return page.html().select("tr[data-foreign='" + number + "'] td").get(0).text();
    }

    @Test
    void sheEndsOneAndIsToldHowLongItMayStillGetIn() {
        String number = server.foreign().make(mailbox, "Kitchen iPad", Set.of(Protocol.IMAP));
        Page question = alice.opens(LIST + "/" + number + "/revoke", mailbox);

        Page told = alice.says(question);

        assertThat(question.words()).contains("Kitchen iPad", "up to 5 minutes");
        assertThat(server.foreign().holds(number)).isFalse();
        assertThat(told.html().select("[role=status]").text()).contains("has ended", "up to 5 minutes");
        assertThat(told.html().select("tr[data-foreign]")).isEmpty();
        assertThat(acts()).containsExactly(number + " owner");
    }

    @Test
    void oneThatTheServerDoesNotTakeBackYetIsTakenBackAsSoonAsItListens() {
        String number = server.foreign().make(mailbox, "Kitchen iPad", Set.of(Protocol.IMAP));
        Page question = alice.opens(LIST + "/" + number + "/revoke", mailbox);
        server.foreign().deaf(true);

        Page told = alice.says(question);

        assertThat(told.html().select("[role=status]").text()).contains("not confirmed yet");
        assertThat(told.html().select("tr[data-foreign] a")).isEmpty();
        server.foreign().deaf(false);
        await().atMost(Duration.ofSeconds(20)).until(() -> !server.foreign().holds(number));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> alice.looksAgain(told).words(), words -> words.contains("has ended"));
        assertThat(acts()).hasSize(1);
    }

    @Test
    void anotherMailboxesNumberIsNotThere() {
        String number = server.foreign().make(alice.newMailbox(), "Not hers to end here", Set.of(Protocol.IMAP));

        assertThat(alice.opens(LIST + "/" + number + "/revoke", mailbox).status())
                .isEqualTo(404);
        assertThat(alice.opens(LIST + "/no-number-ж/revoke", mailbox).status()).isEqualTo(404);
        assertThatThrownBy(() -> endForeign.end(mailbox, number, SOMEBODY)).isInstanceOf(Refusal.NotFound.class);
        assertThat(server.foreign().holds(number)).isTrue();
    }

    @Test
    void whileNobodyKnowsWhoseItIsNothingEnds() {
        String number = server.foreign().make(mailbox, "Kitchen iPad", Set.of(Protocol.IMAP));
        server.foreign().silent(true);

        assertThat(alice.opens(LIST + "/" + number + "/revoke", mailbox).status())
                .isEqualTo(503);
        assertThat(acts()).isEmpty();
    }

    @Test
    void hannaEndsOneInTheCaseAndSaysWhyAndNobodyDoesInAnotherDomain() {
        String number = server.foreign().make(mailbox, "Kitchen iPad", Set.of(Protocol.IMAP));
        String at = "/helpdesk/accounts/" + mailbox + "/made-elsewhere";
        Page list = hanna.open(at);
        Page question = hanna.open(at + "/" + number + "/revoke");
        String action = question.html().select("form.form").attr("action");

        Page unanswered = hanna.submit(question, action, Map.of("why", " "));
        boolean stillThere = server.foreign().holds(number);
        assertThatThrownBy(
                        () -> endForeign.end(mailbox, number, StaffDomains.of(Set.of("other.test")), SOMEBODY, "why"))
                .isInstanceOf(Refusal.NotFound.class);
        Page done = hanna.follow(hanna.submit(question, action, Map.of("why", "phone was stolen")));

        assertThat(hanna.open("/helpdesk/accounts/" + mailbox).html().select("#foreign[hx-get]"))
                .hasSize(1);
        assertThat(list.html().select("tr[data-foreign='" + number + "']").text())
                .contains("Kitchen iPad");
        assertThat(unanswered.status()).isEqualTo(422);
        assertThat(stillThere).isTrue();
        assertThat(server.foreign().holds(number)).isFalse();
        assertThat(done.words()).contains("up to 5 minutes");
        assertThat(acts()).containsExactly(number + " helpdesk");
        assertThat(hanna.open("/helpdesk/accounts/" + mailbox).words()).contains("phone was stolen");
    }

    @Test
    void whatEndsHereIsNotPromisedToEndSooner() {
        Page issued = alice.makesOne(mailbox);
        String id = issued.html().select("#lights").attr("data-poll").split("/", -1)[2];

        Page revoke = alice.opens("/app-passwords/" + id + "/revoke", mailbox);
        Page leaked = alice.opens("/app-passwords/" + id + "/leaked", mailbox);
        Page all = alice.opens("/app-passwords/revoke-all", mailbox);
        Page compromised = alice.opens("/compromised", mailbox);
        Page byHanna = hanna.open("/helpdesk/app-passwords/" + id + "/revoke");
        Page done = alice.says(revoke);
        Page inTheCase = hanna.open("/helpdesk/accounts/" + mailbox);

        assertThat(issued.words()).contains("it can take 20 seconds");
        for (Page page : List.of(revoke, leaked, all, compromised, byHanna)) {
            assertThat(page.words()).as(page.url()).contains("5 minutes").doesNotContain("at once");
        }
        assertThat(done.html().select(".notice.warn[role=status]").text()).contains("up to 5 minutes");
        assertThat(inTheCase.html().select("[data-goes-on]").text()).contains("up to 5 minutes");
    }

    @Test
    void whereEachLoginIsAskedForNothingIsSaidOfMinutes() {
        server.behaves(Traits.AT_ONCE);
        Page issued = alice.makesOne(mailbox);
        String id = issued.html().select("#lights").attr("data-poll").split("/", -1)[2];

        Page revoke = alice.opens("/app-passwords/" + id + "/revoke", mailbox);
        Page done = alice.says(revoke);

        assertThat(issued.words()).contains("usually within two seconds");
        assertThat(revoke.words()).contains("at once").doesNotContain("minutes");
        assertThat(done.html().select(".notice.success[role=status]").text()).contains("can no longer log in");
    }

    private List<String> acts() {
        return QuarkusTransaction.requiringNew()
                .call(() -> acts.ofAccount(mailbox, Instant.now().plusSeconds(60), Set.of(), 100))
                .stream()
                .filter(act -> act.what() == Act.FOREIGN_APP_PASSWORD_REVOKED)
                .map(act -> act.thing().orElse("") + " " + act.by().role())
                .toList();
    }
}
