package latchkey.migration;

import static latchkey.migration.OwnDomain.letIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import latchkey.parts.Person;
import latchkey.site.Mailbox;
import latchkey.site.Site;
import latchkey.site.WebSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Webmail goes on with main passwords, and is counted apart. */
class WebmailIT {
    private static final Site SITE = Site.shared();
    private static final String WEBMAIL = "127.200.7.1";
    private static final String ELSEWHERE = "127.201.7.1";

    private final OwnDomain domain = OwnDomain.in(SITE);

    @BeforeAll
    static void somebodyJudges() {
        SITE.waitUntilJudging();
    }

    @Test
    void nadjaIsLetInThereOnlyAndOnlyWithTheRightPassword() {
        Mailbox nadja = domain.mailbox("nadja").refuseMainPassword();

        assertThat(letIn(nadja, WEBMAIL)).isTrue();
        assertThat(letIn(nadja, ELSEWHERE)).isFalse();
        assertThat(SITE.mailClient()
                        .imaps(WEBMAIL, nadja.address(), "not " + nadja.mainPassword())
                        .accepted())
                .isFalse();
        assertThat(SITE.mailClient()
                        .imaps(
                                WEBMAIL,
                                nadja.address(),
                                nadja.revokedAppPassword("imap").text())
                        .accepted())
                .isFalse();
        assertThat(SITE.mailClient()
                        .imaps(
                                WEBMAIL,
                                nadja.address(),
                                nadja.appPassword("imap").text())
                        .accepted())
                .isTrue();
    }

    @Test
    void whoUsesNothingElseIsNamedByNoDryRun() {
        Mailbox olga = domain.mailbox("olga");
        Mailbox paul = domain.mailbox("paul");

        assertThat(letIn(olga, WEBMAIL)).isTrue();
        assertThat(letIn(paul, ELSEWHERE)).isTrue();

        await().atMost(Duration.ofSeconds(10))
                .until(() -> uses(olga).equals("webmail") && uses(paul).isEmpty());
        WebSession adam = WebSession.signedIn(SITE, Person.ADAM);
        WebSession.Page dryRun = domain.tryDry(adam, Map.of("rule", "PLANNED", "date", "2030-01-01"));
        assertThat(dryRun.html().select("tr[data-address]").eachAttr("data-address"))
                .containsExactly(paul.address());
        assertThat(dryRun.html().select("[data-webmail]").text())
                .isEqualTo("1 account, 1 login. They get in as before.");
        assertThat(WebSession.signedIn(SITE, Person.HANNA)
                        .open("/helpdesk/accounts/" + olga.address())
                        .html()
                        .select("[data-event=accepted] + p")
                        .text())
                .contains("by webmail, with the main password");
    }

    /** What was used to log in; "none" before anything has been. */
    private static String uses(Mailbox mailbox) {
        return SITE.rows("SELECT app_password_id AS what FROM login_use WHERE address = ?", mailbox.address()).stream()
                .map(row -> String.valueOf(row.get("what")))
                .findFirst()
                .orElse("none");
    }
}
