package latchkey.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import latchkey.parts.Person;
import latchkey.site.Mailbox;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody mistypes his user name, and Hanna wants to know what that is. */
class NameIT {
    private static final Site SITE = Site.shared();
    private static final WebSession HANNA = WebSession.signedIn(SITE, Person.HANNA);

    @BeforeAll
    static void somebodyJudges() {
        SITE.waitUntilJudging();
    }

    @Test
    void aNameThatIsNoMailboxHasAPageToLookAtAndToBeDoneWith() {
        String word = "typo-" + UUID.randomUUID().toString().substring(0, 8);
        for (int tries = 0; tries < 2; tries++) {
            SITE.mailClient().imaps("127.92.0.6", word, "whatever", "\"name\" \"Old Phone\"");
        }
        Page list = await().atMost(Duration.ofSeconds(15))
                .until(
                        () -> HANNA.open("/helpdesk/failing?q=" + word),
                        now -> !now.html()
                                .select("tr[data-tries=2] [data-proof]")
                                .isEmpty());
        String there = list.html().select("tr.account a.address").attr("href");

        Page page = HANNA.open(there);
        Page closed = press(there, "close");

        assertThat(list.html().select("tr[data-tries=2] [data-proof]").text()).startsWith("The same password 2 times");
        assertThat(page.html().select("h1").text()).isEqualTo(word);
        assertThat(page.html()
                        .select("article[data-reason=address-mistyped] [data-proof]")
                        .text())
                .contains("The same password 2 times", "127.92.0.0/24");
        assertThat(page.words()).contains("No mailbox here has this name");
        assertThat(page.html().select("[data-event=refused]")).hasSize(1);
        assertThat(closed.html().select("article").attr("data-state")).isEqualTo("closed");
        assertThat(states(there)).containsExactly("closed");
        press(there, "reopen");
        assertThat(states(there)).containsExactly("failing");
        assertThat(SITE.rows(
                        "SELECT what, address FROM audit_entry WHERE thing = ? ORDER BY at",
                        there.substring(there.lastIndexOf('/') + 1)))
                .extracting(row -> row.get("what") + " " + row.get("address"))
                .as("what was typed may be a password, and is kept nowhere for good")
                .contains("CASE_OPENED null", "CLIENT_CLOSED null", "CLIENT_REOPENED null")
                .noneMatch(entry -> entry.contains(word));
        assertThat(HANNA.get("/helpdesk/names/" + "0".repeat(32)).status()).isEqualTo(404);
    }

    /** Closed by the address of a page that was open when there still was a mailbox. */
    @Test
    void whoIsDoneWithANameThatIsNoMailboxIsNotLedAstray() {
        String nobody = "nobody-" + UUID.randomUUID().toString().substring(0, 8) + "@example.org";
        String id = nobody(nobody);
        String known =
                "/helpdesk/accounts/" + Mailbox.named(SITE, "clara").address().replace("@", "%40");
        Page form = HANNA.open(known);
        String path = "/helpdesk/accounts/" + nobody + "/clients/" + id + "/close";

        Page done = HANNA.follow(HANNA.post(path, form.hidden(known + "/take")));

        assertThat(done.status()).isEqualTo(200);
        assertThat(done.html().select("article").attr("data-state")).isEqualTo("closed");
    }

    private static String nobody(String address) {
        String id = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
        SITE.change(
                "INSERT INTO failing_client (id, address, protocol, reason, certainty, networks, login, first_at, last_at,"
                        + " tries) VALUES (UNHEX(?), ?, 'imap', 'address-mistyped', 'probable', '', ?, UTC_TIMESTAMP(3),"
                        + " UTC_TIMESTAMP(3), 3)",
                id,
                address,
                address);
        return id;
    }

    private static List<String> states(String path) {
        return HANNA.open(path).html().select("article").eachAttr("data-state");
    }

    private static Page press(String path, String act) {
        Page page = HANNA.open(path);
        String action = page.html().select("form[action$=/" + act + "]").attr("action");
        return HANNA.follow(HANNA.submit(page, action, Map.of()));
    }
}
