package latchkey.apppassword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import latchkey.parts.KnownAppPassword;
import latchkey.parts.Person;
import latchkey.site.Mailbox;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Bob is offered to do about app passwords of a mailbox that he keeps. */
class OffersIT {
    private static final Site SITE = Site.shared();
    private static final WebSession BOB = WebSession.signedIn(SITE, Person.BOB);

    private final Mailbox office = Mailbox.named(SITE, "offers");
    private final KnownAppPassword phone = office.appPassword("imap");

    OffersIT() {
        SITE.change("UPDATE account SET kind = 'SHARED' WHERE address = ?", office.address());
        SITE.change(
                "INSERT INTO account_owner SELECT ?, person_id, 'CUSTODIAN', UTC_TIMESTAMP(3), 'test'"
                        + " FROM account_owner WHERE address = 'bob@example.org'",
                office.address());
    }

    @BeforeAll
    static void somebodyJudges() {
        SITE.waitUntilJudging();
    }

    @Test
    void useFromTwoNetworksInTheSameHourIsShownUntilHeSaysThatItWasHim() {
        logIn("127.94.25.1");
        await().atMost(Duration.ofSeconds(10)).until(this::used);
        String fromOne = offer();
        // Both in one hour: the next one may have begun in between.
        logIn("127.94.25.1");
        logIn("127.94.25.2");
        await().atMost(Duration.ofSeconds(10)).until(() -> offer().equals("TWO_PLACES"));
        Page detail = BOB.open(at(""));

        Page after = BOB.follow(BOB.submit(detail, at("/mine"), Map.of()));

        assertThat(fromOne).isEmpty();
        assertThat(detail.html().select("#offer a[href*='/renew?'], #offer a[href*='/leaked?']"))
                .hasSize(2);
        assertThat(after.html().select("#offer")).isEmpty();
        assertThat(offer()).isEmpty();
    }

    @Test
    void oneThatNobodyUsedForNinetyDaysIsOfferedForRemoval() {
        lastUsed("90 DAY + INTERVAL 1 MINUTE");
        String before = offer();
        lastUsed("90 DAY");

        assertThat(before).isEmpty();
        assertThat(offer()).isEqualTo("UNUSED");
        assertThat(BOB.open(at("")).html().select("#offer a[href*='/revoke?']")).hasSize(1);
    }

    @Test
    void oneThatWasNeverUsedIsOfferedForRemovalAfterADay() {
        made("24 HOUR + INTERVAL 1 MINUTE");
        String before = offer();
        made("24 HOUR");

        assertThat(before).isEmpty();
        assertThat(offer()).isEqualTo("NEVER_USED");
        assertThat(BOB.open(at("")).words()).contains("Not used since it was made");
    }

    @Test
    void oneThatIsToReplaceAnotherIsNotDoubtedMeanwhile() {
        made("24 HOUR");
        SITE.change(
                "UPDATE app_password SET successor_id = ?, ends_at = UTC_TIMESTAMP(3) + INTERVAL 5 DAY WHERE id = ?",
                id(),
                office.appPassword("imap").id().toString());

        assertThat(offer()).isEmpty();
        assertThat(BOB.open(at("")).html().select("#offer")).isEmpty();
    }

    private void logIn(String from) {
        assertThat(SITE.mailClient().imaps(from, office.address(), phone.text()).accepted())
                .isTrue();
    }

    private boolean used() {
        return SITE.rows("SELECT 1 FROM app_password WHERE id = ? AND last_used_at IS NOT NULL", id())
                        .size()
                == 1;
    }

    private void lastUsed(String ago) {
        SITE.change(
                "UPDATE app_password SET last_used_at = UTC_TIMESTAMP(3) - INTERVAL " + ago + " WHERE id = ?", id());
    }

    private void made(String ago) {
        SITE.change("UPDATE app_password SET created_at = UTC_TIMESTAMP(3) - INTERVAL " + ago + " WHERE id = ?", id());
    }

    private String offer() {
        return BOB.open("/app-passwords?account=" + office.address().replace("@", "%40"))
                .html()
                .select("tr[data-app-password=" + id() + "] [data-offer]")
                .attr("data-offer");
    }

    private String id() {
        return phone.id().toString();
    }

    private String at(String act) {
        return "/app-passwords/" + id() + act + "?account=" + office.address().replace("@", "%40");
    }
}
