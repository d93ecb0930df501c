package latchkey.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.time.Duration;
import latchkey.parts.KnownAppPassword;
import latchkey.parts.Person;
import latchkey.site.Browser;
import latchkey.site.Mailbox;
import latchkey.site.Site;
import latchkey.site.WebSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bob calls: his phone gets no mail. Hanna finds him, makes sure that it is him, and stays on the line until it works. */
class HelpdeskWayIT {
    private static final Site SITE = Site.shared();
    private static final Browser BROWSER = new Browser();
    private static final String BOBS = Person.BOB.address();
    private static final String ROW = "tr[data-address='" + BOBS + "']";

    private final Mailbox mailbox = new Mailbox(SITE, BOBS, "");

    @BeforeAll
    static void somebodyJudges() {
        SITE.waitUntilJudging();
        // What others made for his mailbox would end when he comes for the first time.
        WebSession.signedIn(SITE, Person.BOB);
    }

    @AfterAll
    static void close() {
        BROWSER.close();
        for (String table : new String[] {"case_note", "case_holder", "caller_code", "failing_client"}) {
            SITE.change("DELETE FROM " + table + " WHERE address = ?", BOBS);
        }
    }

    @Test
    void fromTheCallToTheGreenLight() {
        KnownAppPassword lost = mailbox.revokedAppPassword("imap");
        KnownAppPassword phone = mailbox.appPassword("imap");
        SITE.mailClient().imaps("127.92.8.1", BOBS, lost.text(), "\"name\" \"Thunderbird\" \"version\" \"128.4.0\"");

        try (BrowserContext hannas = BROWSER.window(1280);
                BrowserContext bobs = BROWSER.window(360)) {
            Page hanna = signedIn(hannas, Person.HANNA);
            Page bob = signedIn(bobs, Person.BOB);

            findsHim(hanna);
            makesSureThatItIsHim(hanna, bob);
            hanna.locator(".read-out summary").first().click();
            see(hanna, ".read-out ol.steps").isVisible();
            assertThat(hanna.locator("#owners-sight [data-reason=retired-app-password]")
                            .count())
                    .isPositive();

            SITE.mailClient()
                    .imaps("127.92.8.1", BOBS, phone.text(), "\"name\" \"Thunderbird\" \"version\" \"128.4.0\"");
            see(hanna, "#case-lights [data-protocol=IMAP][data-state=connected]")
                    .isVisible();

            hanna.locator("#note").fill("New app password on the phone.\nWorks.");
            hanna.locator("form[action$='/notes'] button").click();
            see(hanna, "[data-note] .note-text").hasText("New app password on the phone.\nWorks.");
            hanna.locator("article form[action$='/close'] button").first().click();
            see(hanna, "article[data-state=closed]").isVisible();
            hanna.navigate(SITE.portal().url() + "/helpdesk/failing?state=failing&q=" + BOBS);
            see(hanna, ".empty").isVisible();
        }
    }

    /** The picture in the README. */
    @Test
    void hannaReadsWhoFailsWhyAndWhatToSay() {
        Mailbox bela = Mailbox.called(SITE, "bela.lang");
        Mailbox carla = Mailbox.called(SITE, "carla.lang").refuseMainPassword();
        KnownAppPassword laptop = bela.revokedAppPassword("imap");
        SITE.change(
                "UPDATE app_password SET label = 'Laptop' WHERE id = ?",
                laptop.id().toString());
        // Of mail servers of others, which are gone.
        SITE.change("DELETE FROM ban_poll");
        SITE.mailClient()
                .imaps("127.92.8.2", bela.address(), laptop.text(), "\"name\" \"Thunderbird\" \"version\" \"128.4.0\"");
        SITE.mailClient()
                .imaps(
                        "127.92.8.3",
                        carla.address(),
                        carla.mainPassword(),
                        "\"name\" \"iPhone Mail\" \"version\" \"18.1\"");
        try (BrowserContext window = BROWSER.window(1280)) {
            Page hanna = signedIn(window, Person.HANNA);

            await().atMost(Duration.ofSeconds(10)).until(() -> {
                hanna.navigate(SITE.portal().url() + "/helpdesk/failing?q=lang%40");
                return hanna.locator("tr[data-reason]").count() == 2;
            });

            see(hanna, "tr[data-address='" + bela.address() + "'][data-reason=retired-app-password]")
                    .containsText("Thunderbird 128.4.0");
            see(hanna, "tr[data-address='" + carla.address() + "'][data-reason=main-password]")
                    .containsText("Make an app password for it");
            hanna.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(System.getProperty("latchkey.target", "target"), "pictures", "worklist.png")));
        }
    }

    /** With a filter that fits nobody first. */
    private static void findsHim(Page hanna) {
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            hanna.navigate(SITE.portal().url() + "/helpdesk/failing?q=" + BOBS);
            return hanna.locator(ROW).count() > 0;
        });
        hanna.locator("details.finer summary").click();
        hanna.locator("#client").fill("no such program");
        hanna.locator(".worklist-filters > button").click();
        see(hanna, ".empty h2").hasText("No failing client matches");
        assertThat(hanna.url()).contains("client=no+such+program").contains("q=bob");
        assertThat(hanna.locator("#client").inputValue()).isEqualTo("no such program");
        hanna.locator("#client").fill("thunderbird");
        hanna.locator(".worklist-filters > button").click();
        hanna.locator("[data-reason-count='retired-app-password']").click();
        see(hanna, ROW + "[data-reason='retired-app-password']").isVisible();
        assertThat(hanna.url()).contains("reason=retired-app-password", "client=thunderbird", "q=bob");
        hanna.locator("tr.account a.address").click();
        see(hanna, "h1").hasText(BOBS);
    }

    private static void makesSureThatItIsHim(Page hanna, Page bob) {
        hanna.locator("form[action$='/take'] button").click();
        see(hanna, "#holder").containsText("you, since");
        hanna.locator("#code").fill("12 34");
        hanna.locator("form[action$='/caller'] button").click();
        see(hanna, "#code-error").containsText("no code to compare with");

        bob.navigate(SITE.portal().url() + "/settings");
        bob.locator("a[href='/settings/helpdesk-code']").click();
        bob.locator("main form button").click();
        see(bob, "#caller-code").isVisible();
        String code = bob.locator("#caller-code").textContent();
        String wrong = (code.startsWith("9") ? "8" : "9") + code.substring(1);

        hanna.locator("#code").fill(wrong);
        hanna.locator("form[action$='/caller'] button").click();
        see(hanna, "#code-error").containsText("4 more tries");
        hanna.locator("#code").fill(code);
        hanna.locator("form[action$='/caller'] button").click();
        see(hanna, "#confirmed").containsText("Confirmed by code at");
    }

    @Test
    void aCaseThatIsNotHersLeadsNowhereAndBack() {
        try (BrowserContext window = BROWSER.window(360)) {
            Page hanna = signedIn(window, Person.HANNA);

            hanna.navigate(SITE.portal().url() + "/helpdesk/accounts/somebody%40elsewhere.example");

            assertThat(hanna.getAttribute("main", "data-page")).isEqualTo("web/error");
            hanna.navigate(SITE.portal().url() + "/helpdesk/failing?reason=bad-luck&since=yesterday&sort=random");
            see(hanna, "[role=status]").containsText("There is no reason “bad-luck”");
            see(hanna, "[role=status]").containsText("There is no order “random”");
        }
    }

    private static Page signedIn(BrowserContext window, Person person) {
        Page page = window.newPage();
        Browser.signIn(page, SITE, person);
        return page;
    }

    private static LocatorAssertions see(Page page, String what) {
        return PlaywrightAssertions.assertThat(page.locator(what).first());
    }
}
