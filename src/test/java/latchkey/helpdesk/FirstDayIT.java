package latchkey.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import latchkey.look.ReadablePage;
import latchkey.parts.OwnSchema;
import latchkey.parts.Person;
import latchkey.parts.Portal;
import latchkey.site.Browser;
import latchkey.site.Site;
import latchkey.site.WebSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A portal that was started for the first time, and its staff, who own no mailbox yet. */
class FirstDayIT {
    private static final Site SITE = Site.shared();
    private static final OwnSchema DATABASE = OwnSchema.create(SITE.parts().mariaDb(), "firstday");
    private static final Portal PORTAL = SITE.parts().fourthPortal(DATABASE.settings());

    private static WebSession adam;
    private static WebSession hanna;

    @BeforeAll
    static void start() {
        PORTAL.start();
        PORTAL.waitUntilReady();
        adam = WebSession.signedIn(PORTAL.url(), Person.ADAM);
        hanna = WebSession.signedIn(PORTAL.url(), Person.HANNA);
    }

    @AfterAll
    static void stop() {
        PORTAL.stop();
        DATABASE.drop();
    }

    @BeforeEach
    void nothingIsThere() {
        DATABASE.execute("DELETE FROM login_use; DELETE FROM login_attempt; DELETE FROM domain;");
    }

    @Test
    void adamIsLedToHisFirstDomainAndToTheChecks() {
        WebSession.Page first = adam.open("/home");

        assertThat(first.words()).contains("Nothing is connected yet").doesNotContain("30 days");
        assertThat(first.html().select("[data-beginning=no-domain] a").eachAttr("href"))
                .isEqualTo(List.of("/admin/domains", "/admin/checks"));
    }

    @Test
    void hannaIsToldWhoseTurnItIs() {
        WebSession.Page first = hanna.open("/home");

        assertThat(first.words()).contains("as soon as an administrator has added a mail domain");
        assertThat(first.html().select("#worklist a[href^=/admin/]")).isEmpty();
    }

    @Test
    void whereNoLoginIsReportedNobodySaysThatNothingFails() {
        DATABASE.execute("INSERT INTO domain (name) VALUES ('example.org');");

        WebSession.Page admins = adam.open("/helpdesk/failing");
        WebSession.Page staffs = hanna.open("/helpdesk/failing");

        assertThat(admins.words())
                .contains("No mail server has reported a login")
                .doesNotContain("30 days");
        assertThat(admins.html().select("#worklist a[href=/admin/checks]")).hasSize(1);
        assertThat(staffs.words()).contains("Tell an administrator");
    }

    @Test
    void everybodyCanReadWhatIsToBeDone() {
        try (Browser browser = new Browser()) {
            for (String language : List.of("en-GB", "de-DE", "zh-CN")) {
                for (int width : List.of(360, 1280)) {
                    BrowserContext window = browser.window(
                            new NewContextOptions().setViewportSize(width, 800).setLocale(language));
                    Page adams = window.newPage();
                    Browser.signIn(adams, PORTAL.url(), Person.ADAM);

                    DATABASE.execute("DELETE FROM domain");
                    adams.navigate(PORTAL.url() + "/home");
                    looked(adams, "first-day", language, width);
                    DATABASE.execute("INSERT INTO domain (name) VALUES ('example.org')");
                    adams.navigate(PORTAL.url() + "/helpdesk/failing");
                    looked(adams, "unheard", language, width);
                    window.close();
                }
            }
        }
    }

    private static void looked(Page page, String name, String language, int width) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of(
                        System.getProperty("latchkey.target", "target"),
                        "pictures",
                        name + "-" + language + "-" + width + ".png"))
                .setFullPage(true));
        assertThat(page.locator("[data-beginning]").count()).isEqualTo(1);
        assertThat(page.getAttribute("html", "lang")).startsWith(language.substring(0, 2));
        ReadablePage.assertReadable(page, width);
    }

    @Test
    void asSoonAsOneIsReportedAnEmptyListIsGoodNews() {
        DATABASE.execute("INSERT INTO domain (name) VALUES ('example.org');"
                + " INSERT INTO login_use (address, protocol, network, hour, source, logins, first_at, last_at,"
                + " judged_within_ms) VALUES ('alice@example.org', 'imap', '192.0.2.7', UTC_TIMESTAMP(), 'mx', 1,"
                + " UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), 1);");

        WebSession.Page page = adam.open("/helpdesk/failing");

        assertThat(page.words()).contains("in the last 30 days");
        assertThat(page.html().select("[data-beginning]")).isEmpty();
    }
}
