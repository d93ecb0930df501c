package latchkey.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import latchkey.parts.KnownAppPassword;
import latchkey.parts.Person;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Alice opens the portal: what fails, what to do next, and what is connected. */
class OverviewIT {
    private static final Site SITE = Site.shared();
    private static final WebSession ALICE = WebSession.signedIn(SITE, Person.ALICE);

    private final Kept office = Kept.by(SITE, Person.ALICE, "office");

    @BeforeAll
    static void somebodyJudges() {
        SITE.waitUntilJudging();
    }

    @AfterEach
    void aliceHasHerOwnOnly() {
        office.leave();
    }

    @Test
    void aliceSeesHerFailingPhoneFirstAndIsLedToItsSteps() {
        KnownAppPassword phone = office.appPassword("My old phone & more", "other", "imap");
        KnownAppPassword laptop = office.appPassword("Laptop", "thunderbird", "imap,smtp");
        office.appPassword("Never plugged in", "scanner", "smtp");
        office.revoked(phone);
        SITE.mailClient()
                .imaps(
                        "127.99.1.2",
                        office.address(),
                        laptop.text(),
                        "\"name\" \"Thunderbird\" \"version\" \"128.4.0\"");
        SITE.mailClient()
                .imaps("127.99.1.1", office.address(), phone.text(), "\"name\" \"iPhone Mail\" \"version\" \"21F90\"");

        Page page = await().atMost(Duration.ofSeconds(10))
                .until(
                        this::home,
                        now -> now.html().select("#next[data-next=fix]").size() == 1
                                && now.html().select("li[data-state=connected]").size() == 1);

        Element next = next(page);
        assertThat(next.attr("data-reason")).isEqualTo("retired-app-password");
        assertThat(next.text())
                .contains("“My old phone & more” cannot get mail", "an app password that has ended")
                .contains("iPhone Mail 21F90", "127.99.1.0/24");
        Page form = ALICE.open(next.select("a.button").attr("href"));
        assertThat(form.html().select("input[name=client]").val()).isEqualTo("apple-mail-ios");
        assertThat(form.html().select("#label").val()).isEqualTo("My old phone & more");
        assertThat(form.words()).contains(office.address());
        assertThat(page.html().select("li[data-state=connected]").text())
                .contains("Laptop", "Connected", "IMAP", "Thunderbird 128.4.0", "127.99.1.2");
        assertThat(page.html().select("li[data-state=unused]").text()).contains("Never plugged in", "Not used yet");
        assertThat(page.response().asString()).doesNotContain(phone.text(), laptop.text(), laptop.hash());
    }

    @Test
    void bobCannotTellThatItExists() {
        WebSession bob = WebSession.signedIn(SITE, Person.BOB);

        assertThat(bob.get(office.at("/home")).status()).isEqualTo(404);
        assertThat(bob.get("/home?account=nobody%40example.org").status()).isEqualTo(404);
    }

    @Test
    void whoHasNothingYetIsAskedToConnectAFirstDevice() {
        Page page = home();

        assertThat(next(page).attr("data-next")).isEqualTo("first");
        assertThat(next(page).select("a.button").attr("href")).isEqualTo(office.at("/app-passwords/new"));
        assertThat(page.html().select("li[data-app-password], [data-reason]")).isEmpty();
    }

    @Test
    void aDateIsNextAsLongAsAProgramUsesTheMainPassword() {
        office.appPassword("Tablet", "other", "imap");
        SITE.change(
                "UPDATE account SET main_password_refused_from = '2032-05-04 12:00:00' WHERE address = ?",
                office.address());
        String before = next(home()).attr("data-next");
        office.letIn("", "imap", "203.0.113.7", 30, 3);
        office.letIn("", "imap", "203.0.113.8", 2, 4);
        office.letIn("webmail", "imap", "203.0.113.9", 1, 5);

        Page page = home();

        assertThat(before).isEqualTo("nothing");
        assertThat(next(page).attr("data-next")).isEqualTo("move");
        assertThat(next(page).text()).contains("May 4, 2032", "One program still uses it");
        assertThat(next(page).select("a.button").attr("href"))
                .contains("client=thunderbird")
                .contains("setup=replace");
        assertThat(page.html().select("li[data-main-password]"))
                .singleElement()
                .satisfies(program ->
                        assertThat(program.text()).contains("Thunderbird 128.4.0", "IMAP", "203.0.113.8", "7 times"));
        assertThat(page.html().select("[data-main-password-ends]").attr("data-main-password-ends"))
                .isEqualTo("2032-05-04T12:00:00Z");
    }

    @Test
    void whatWasLastUsedThreeWeeksAgoIsNotInUse() {
        SITE.change(
                "UPDATE account SET main_password_refused_from = '2032-05-04 12:00:00' WHERE address = ?",
                office.address());
        office.letIn("", "imap", "203.0.113.7", 21 * 24, 3);

        Page page = home();

        assertThat(next(page).attr("data-next")).isEqualTo("first");
        assertThat(page.html().select("li[data-main-password]")).isEmpty();
    }

    @Test
    void aDeviceThatUsesItsAppPasswordForTooMuchIsLedToOneThatMayDoIt() {
        KnownAppPassword phone = office.appPassword("Phone", "apple-mail-ios", "imap");
        office.fails("smtp", "protocol-not-allowed", phone.id().toString(), 3);

        Page page = home();

        assertThat(next(page).text()).contains("“Phone” cannot send mail");
        assertThat(next(page).select("a.button").attr("href"))
                .endsWith("client=apple-mail-ios&setup=replace&label=Phone&protocols=imap&protocols=smtp");
        assertThat(page.html().select("li[data-app-password]").attr("data-state"))
                .isEqualTo("failing");
    }

    @Test
    void whoGuessesPasswordsIsNotTakenForADeviceOfHers() {
        office.appPassword("Phone", "apple-mail-ios", "imap");
        office.fails("imap", "wrong-password", "", 1);

        Page page = home();

        assertThat(next(page).attr("data-next")).isEqualTo("look");
        assertThat(page.html().select(".notice.warn[data-reason=wrong-password]"))
                .hasSize(1);
        assertThat(page.words()).doesNotContain("All is well");
    }

    @Test
    void whoGuessesAtFiveProgramsDoesNotHideHerPhone() {
        KnownAppPassword phone = office.appPassword("Phone", "apple-mail-ios", "imap");
        office.fails("imap", "retired-app-password", phone.id().toString(), 60);
        for (String protocol : List.of("imap", "smtp", "pop3", "sieve", "managesieve")) {
            office.fails(protocol, "wrong-password", "", 1);
        }

        Page page = home();

        assertThat(next(page).attr("data-reason")).isEqualTo("retired-app-password");
        assertThat(page.html().select(".notice.warn[data-reason=wrong-password]"))
                .isNotEmpty();
    }

    @Test
    void aSingleGuessIsNotTakenForHerMainPassword() {
        office.appPassword("Phone", "apple-mail-ios", "imap");
        office.fails("imap", "main-password", "", 1);
        SITE.change("UPDATE failing_client SET certainty = 'probable', tries = 1 WHERE address = ?", office.address());

        Page page = home();

        assertThat(page.html().select("[data-reason=main-password]")).isEmpty();
    }

    @Test
    void whatOnlyTheHelpdeskCanMendIsNotForHerToFix() {
        office.fails("imap", "account-off", "", 1);

        Page page = home();

        assertThat(next(page).attr("data-next")).isEqualTo("ask");
        assertThat(next(page).text()).contains("Ask your helpdesk", "helpdesk@example.org");
        assertThat(next(page).select("a.button")).isEmpty();

        office.fails("imap", "stale-client", "", 60);

        assertThat(next(home()).attr("data-reason"))
                .as("what she can mend first")
                .isEqualTo("stale-client");
    }

    @Test
    void anotherMailboxsAppPasswordIsNoMistakeOfHersUnlessThatIsHersToo() {
        Kept other = Kept.by(SITE, Person.ALICE, "other");
        KnownAppPassword others = other.appPassword("Plotter", "other", "imap");
        office.fails("imap", "other-accounts-app-password", others.id().toString(), 1);

        Page page = home();
        other.leave();
        Page ofAStranger = home();

        assertThat(next(page).text()).contains("One of your devices cannot get mail", "another mailbox");
        assertThat(page.response().asString())
                .doesNotContain("Plotter", others.id().toString());
        assertThat(next(ofAStranger).attr("data-next")).isEqualTo("first");
        assertThat(ofAStranger.html().select("[data-reason]")).isEmpty();
    }

    @Test
    void sheReadsItInHerLanguage() {
        office.fails("imap", "main-password", "", 1);

        Map<String, List<String>> words = Map.of(
                "de", List.of("Eines Ihrer Geräte bekommt keine Mails", "Hauptpasswort"),
                "zh-CN", List.of("您的一台设备无法收取邮件", "主密码"));

        words.forEach((language, expected) -> assertThat(
                        ALICE.get(office.at("/home"), Map.of("Accept-Language", language))
                                .words())
                .contains(expected));
    }

    private Page home() {
        return ALICE.open(office.at("/home"));
    }

    /** There is exactly one. */
    private static Element next(Page page) {
        assertThat(page.html().select("[data-next]")).hasSize(1);
        return Objects.requireNonNull(page.html().selectFirst("#next"));
    }
}
