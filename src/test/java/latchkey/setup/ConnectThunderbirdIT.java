package latchkey.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import latchkey.parts.MailLogin;
import latchkey.parts.Person;
import latchkey.site.Browser;
import latchkey.site.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The whole way through all real parts: sign in, issue, connect, and see who fails. */
class ConnectThunderbirdIT {
    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(2_000);
    private static final LocatorAssertions.HasAttributeOptions WITHIN_TWO_SECONDS =
            new LocatorAssertions.HasAttributeOptions().setTimeout(2_000);

    private static final Site SITE = Site.shared();
    private static final Browser BROWSER = new Browser();

    private static final long MOST_MEGABYTES = 350;

    @AfterAll
    static void closeAndWeighThePortal() {
        BROWSER.close();
        long megabytes = SITE.portal().rssKb() / 1024;
        System.out.println("Portal: VmRSS " + megabytes + " MB after the browser tests");
        assertThat(megabytes).isBetween(1L, MOST_MEGABYTES);
    }

    @Test
    void aliceConnectsHerLaptopAndSeesBothLightsTurnGreen() {
        try (BrowserContext window = BROWSER.window(1280)) {
            List<String> violations = new ArrayList<>();
            Page page = window.newPage();
            page.onConsoleMessage(message -> violations.add(message.text()));
            Browser.signIn(page, SITE, Person.ALICE);

            issue(page, "Thunderbird laptop");

            String user = page.locator("#username").textContent();
            String secret = page.locator("#app-password").getAttribute("data-value");
            assertThat(user).isEqualTo("alice@example.org");
            assertThat(secret).matches("[0-9a-hjkmnp-tv-z]{32}");
            assertThat(page.locator("#app-password").textContent()).isEqualTo(secret);
            assertThat(page.locator("#unproved").count()).isZero();
            // The trial was a real login by both protocols, and turned neither light.
            assertThat(trials(secret)).isEqualTo(2);
            assertThat(light(page, "imap")).isEqualTo("waiting");
            assertThat(light(page, "smtp")).isEqualTo("waiting");
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(picture("issued-waiting"))
                    .setFullPage(true));

            MailLogin.Answer imap = SITE.mailClient()
                    .imaps("127.3.1.1", user, secret, "\"name\" \"Thunderbird\" \"version\" \"128.3.0\"");
            assertThat(imap.accepted()).as(imap.line()).isTrue();
            PlaywrightAssertions.assertThat(page.locator("#light-imap"))
                    .hasAttribute("data-state", "connected", WITHIN_TWO_SECONDS);
            PlaywrightAssertions.assertThat(page.locator("#light-imap")).containsText("Thunderbird 128.3.0", SOON);
            assertThat(light(page, "smtp")).isEqualTo("waiting");

            MailLogin.Answer smtp = SITE.mailClient().submission("127.3.1.1", user, secret);
            assertThat(smtp.accepted()).as(smtp.line()).isTrue();
            PlaywrightAssertions.assertThat(page.locator("#light-smtp"))
                    .hasAttribute("data-state", "connected", WITHIN_TWO_SECONDS);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(picture("issued-connected"))
                    .setFullPage(true));
            assertThat(violations).as("the browser complains of nothing").isEmpty();
        }
    }

    @Test
    void theLightTurnsGreenAlsoWhereNothingCanBePushed() {
        try (BrowserContext window = BROWSER.window(1280)) {
            Page page = window.newPage();
            // A proxy between her and the portal that lets no stream through.
            page.route("**/lights/stream*", Route::abort);
            Browser.signIn(page, SITE, Person.ALICE);
            issue(page, "Laptop behind a proxy");
            String secret = page.locator("#app-password").getAttribute("data-value");

            MailLogin.Answer imap = SITE.mailClient().imaps("127.3.1.2", Person.ALICE.address(), secret);

            assertThat(imap.accepted()).as(imap.line()).isTrue();
            PlaywrightAssertions.assertThat(page.locator("#light-imap"))
                    .hasAttribute(
                            "data-state", "connected", new LocatorAssertions.HasAttributeOptions().setTimeout(10_000));
            assertThat(light(page, "smtp")).isEqualTo("waiting");
        }
    }

    @Test
    void aliceIsToldWhenItCouldNotBeProved() {
        try (BrowserContext window = BROWSER.window(360)) {
            Page page = window.newPage();
            Browser.signIn(page, SITE, Person.ALICE);
            SITE.parts().dovecot().stop();
            try {
                issue(page, "Laptop without a server");

                PlaywrightAssertions.assertThat(page.locator("#unproved")).containsText("could not be proved");
                assertThat(page.locator("#app-password").getAttribute("data-value"))
                        .hasSize(32);
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(picture("issued-unproved-360"))
                        .setFullPage(true));
            } finally {
                SITE.parts().dovecot().startAgain();
            }
        }
    }

    @Test
    void hannaSeesCarolWhoStillUsesHerMainPassword() {
        try (BrowserContext window = BROWSER.window(1280)) {
            Page page = window.newPage();
            Browser.signIn(page, SITE, Person.HANNA);
            int before = triesOfCarol(page);

            MailLogin.Answer byAddress =
                    SITE.mailClient().imaps("127.3.2.1", "carol@example.org", Person.CAROL.mainPassword());
            MailLogin.Answer byName = SITE.mailClient().imaps("127.3.2.1", "carol", Person.CAROL.mainPassword());

            assertThat(byAddress.line()).isEqualTo("b NO [AUTHENTICATIONFAILED] Authentication failed.");
            assertThat(byName.line()).isEqualTo("b NO [AUTHENTICATIONFAILED] Authentication failed.");
            await().atMost(Duration.ofSeconds(5)).until(() -> triesOfCarol(page) >= before + 2);
            page.screenshot(
                    new Page.ScreenshotOptions().setPath(picture("failing")).setFullPage(true));
        }
    }

    /** With her main password, as the helpdesk's list has them. */
    private static int triesOfCarol(Page page) {
        page.navigate(SITE.portal().url() + "/helpdesk/failing?q=carol%40example.org");
        return page
                .locator("tr[data-address='carol@example.org'][data-reason='main-password'][data-state='failing']"
                        + "[data-certainty='certain']")
                .all()
                .stream()
                .mapToInt(row -> Integer.parseInt(row.getAttribute("data-tries")))
                .sum();
    }

    @Test
    void alicesOwnMainPasswordStillWorks() {
        MailLogin.Answer answer =
                SITE.mailClient().imaps("127.3.3.1", "alice@example.org", Person.ALICE.mainPassword());

        assertThat(answer.accepted()).as(answer.line()).isTrue();
    }

    private static void issue(Page page, String label) {
        page.navigate(SITE.portal().url() + "/app-passwords/new");
        page.locator("a[href$='client=thunderbird']").click();
        page.locator("#label").fill(label);
        page.locator("form[action='/app-passwords'] button").click();
        page.locator("#app-password").waitFor();
    }

    private static String light(Page page, String protocol) {
        return page.locator("#light-" + protocol).getAttribute("data-state");
    }

    /** Logins that the portal made itself with this one, as the judge has filed them. */
    private static int trials(String secret) {
        await().atMost(Duration.ofSeconds(5)).until(() -> trialsNow(secret) >= 2);
        return trialsNow(secret);
    }

    private static int trialsNow(String secret) {
        return Integer.parseInt(String.valueOf(SITE.rows(
                        "SELECT COALESCE(SUM(u.trials), 0) AS n FROM login_use u JOIN app_password p"
                                + " ON p.id = u.app_password_id WHERE p.address = 'alice@example.org'"
                                + " AND p.selector = ? AND u.logins = 0",
                        secret.substring(0, 4))
                .get(0)
                .get("n")));
    }

    private static Path picture(String name) {
        return Path.of(System.getProperty("latchkey.target", "target"), "pictures", name + ".png");
    }
}
