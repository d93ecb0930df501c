package latchkey.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import latchkey.parts.Person;
import latchkey.site.Mailbox;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bob keeps the mailbox of an office, and sets it up on a phone that does one thing after the other wrong. */
class LightsIT {
    private static final Site SITE = Site.shared();
    private static final String AT = "127.94.8.1";
    private static final String STRANGER = "127.94.8.66";

    private final Mailbox office = Mailbox.named(SITE, "office");
    private final WebSession bob = WebSession.signedIn(SITE, Person.BOB);

    @BeforeAll
    static void somebodyJudges() {
        SITE.waitUntilJudging();
    }

    @BeforeEach
    void bobKeepsIt() {
        SITE.change("UPDATE account SET kind = 'SHARED' WHERE address = ?", office.address());
        SITE.change(
                "INSERT INTO account_owner SELECT ?, person_id, 'CUSTODIAN', UTC_TIMESTAMP(3), 'test'"
                        + " FROM account_owner WHERE address = 'bob@example.org'",
                office.address());
    }

    @AfterEach
    void bobHasHisOwnOnly() {
        SITE.change("DELETE FROM account_owner WHERE address = ?", office.address());
    }

    @Test
    void theLightSaysWhatThePhoneDidWrongLastAndTurnsGreenAtTheEnd() {
        String old = office.revokedAppPassword("imap").text();
        Page issued = issue("imap", "smtp");
        String secret = secretOf(issued);
        String lights = lightsOf(issued);

        logIn(AT, old);
        Element oldPassword = refused(lights, "retired-app-password");
        SITE.mailClient().imaps(AT, office.address().replaceFirst("@.*", ""), secret);
        Element withoutDomain = refused(lights, "other-accounts-app-password");
        logIn(AT, secret.substring(1));
        Element oneCharacterShort = refused(lights, "mistyped-app-password");
        logIn(AT, secret);
        Element connected = await().atMost(Duration.ofSeconds(5))
                .until(() -> light(lights), light -> light.attr("data-state").equals("connected"));

        assertThat(oldPassword.text()).contains("has ended");
        assertThat(withoutDomain.text()).contains("your full address");
        assertThat(oneCharacterShort.text()).contains("Copy just the app password");
        assertThat(connected.text()).contains("127.94.8.1");
        assertThat(bob.get(lights).html().select("#light-smtp").attr("data-state"))
                .isEqualTo("waiting");
    }

    @Test
    void aStrangersTryDoesNotHideWhatThePhoneDidAndIsNotTakenForOneOfItsOwn() {
        String old = office.revokedAppPassword("imap").text();
        String lights = lightsOf(issue("imap"));

        logIn(STRANGER, "some guess");
        Element onlyTheStranger = refused(lights, "wrong-password");
        logIn(AT, old);
        refused(lights, "retired-app-password");
        logIn(STRANGER, "some other guess");
        logIn(STRANGER, old.substring(0, old.length() - 1) + (old.endsWith("a") ? "b" : "a"));
        await().atMost(Duration.ofSeconds(8)).until(() -> triesFrom(STRANGER) == 3);
        Element afterBoth = light(lights);
        logIn(AT, "typed by hand");
        Element ofThePhone = refused(lights, "wrong-password");

        assertThat(onlyTheStranger.text())
                .contains("127.94.8.66", "If it was your device")
                .doesNotContain("A device of yours");
        assertThat(afterBoth.attr("data-reason")).isEqualTo("retired-app-password");
        assertThat(ofThePhone.text()).contains(AT);
    }

    @Test
    void thePhoneThatSendsWithAnAppPasswordForReceivingIsToldThatItMayNot() {
        Page issued = issue("imap");
        String secret = secretOf(issued);
        String lights = lightsOf(issued);

        SITE.mailClient().imaps(AT, office.address(), secret);
        SITE.mailClient().submission(AT, office.address(), secret);
        Element sending = await().atMost(Duration.ofSeconds(8))
                .until(() -> bob.get(lights).html().selectFirst("#light-smtp"), Objects::nonNull);

        assertThat(sending.attr("data-state")).isEqualTo("refused");
        assertThat(sending.attr("data-reason")).isEqualTo("protocol-not-allowed");
        assertThat(sending.text()).contains("not for sending", "make one for receiving and sending");
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(bob.get(lights).html().select(".all-connected"))
                        .as("all that it was made for")
                        .hasSize(1));
    }

    private Page issue(String... protocols) {
        Page form = bob.open("/app-passwords/new?account=" + office.address().replace("@", "%40") + "&client=other");
        return bob.submit(
                form,
                form.html().select("form.form").attr("action"),
                Map.of("label", "phone " + UUID.randomUUID(), "protocols", List.of(protocols)));
    }

    private static String secretOf(Page issued) {
        return Objects.requireNonNull(issued.html().selectFirst("#app-password"))
                .attr("data-value");
    }

    private static String lightsOf(Page issued) {
        return Objects.requireNonNull(issued.html().selectFirst("#lights")).attr("data-poll");
    }

    private void logIn(String from, String password) {
        SITE.mailClient().imaps(from, office.address(), password);
    }

    private int triesFrom(String network) {
        return SITE.rows("SELECT 1 FROM login_attempt WHERE address = ? AND network = ?", office.address(), network)
                .size();
    }

    private Element light(String lights) {
        return Objects.requireNonNull(bob.get(lights).html().selectFirst("#light-imap"));
    }

    private Element refused(String lights, String reason) {
        return await().atMost(Duration.ofSeconds(8))
                .until(() -> light(lights), light -> light.attr("data-reason").equals(reason));
    }
}
