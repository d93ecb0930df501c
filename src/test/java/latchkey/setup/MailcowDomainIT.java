package latchkey.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import latchkey.mailcow.MailcowSite;
import latchkey.parts.Person;
import latchkey.site.Site;
import latchkey.site.WebSession;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alice looks after a mailbox on a mailcow, and hanna helps her; example.org on its Dovecot is in the same portal. */
class MailcowDomainIT {
    private static final Duration WITHIN_35_SECONDS = Duration.ofSeconds(35);
    private static final String MAIN_PASSWORD = "info-main-1";
    private static final String PHONE = "127.4.7.2";
    private static final Site SITE = Site.shared();

    @TempDir
    private static Path folder;

    private static MailcowSite mailcow;
    private static MailcowWindows windows;

    private String info = "";

    @BeforeAll
    static void start() {
        mailcow = MailcowSite.start(SITE, folder);
        windows = new MailcowWindows(mailcow.portal());
        // Whom nobody has seen yet looks after nothing.
        WebSession.signedIn(mailcow.portal().url(), Person.ALICE);
    }

    @AfterAll
    static void stop() {
        mailcow.close();
        windows.close();
    }

    /** With a second factor of mailcow's own, so its main password is refused. */
    @BeforeEach
    void aMailboxOfAlices() {
        info = mailcow.address("info" + System.nanoTime());
        // Before mailcow lists it: it would come as a person's own.
        mailcow.keptBy(Person.ALICE, info);
        mailcow.mailcow().state().addMailbox(info, MAIN_PASSWORD).secondFactor();
    }

    @Test
    void aliceConnectsALaptopAndItsEndIsOverAsSoonAsDovecotHasForgottenIt() {
        try (BrowserContext window = windows.window(1280)) {
            Page page = windows.signedIn(window, Person.ALICE);

            MailcowWindows.issue(page, "?client=thunderbird&account=" + info);

            String secret = page.locator("#app-password").getAttribute("data-value");
            assertThat(page.locator("#unproved").count()).isZero();
            PlaywrightAssertions.assertThat(page.locator("#light-imap")).hasAttribute("data-state", "waiting");
            PlaywrightAssertions.assertThat(page.locator("main")).containsText("it can take 20 seconds");
            assertThat(letIn("127.4.7.1", secret)).isTrue();
            long letIn = System.nanoTime();
            MailcowWindows.isConnected(page, "imap");
            MailcowWindows.tell("From an accepted login at a mailcow to the green light", letIn);
            assertThat(mailcow.client().submission("127.4.7.1", info, secret).accepted())
                    .isTrue();
            MailcowWindows.isConnected(page, "smtp");
            MailcowWindows.picture(page, "mailcow-connected");

            page.navigate("/app-passwords?account=" + info);
            page.locator("a[href*='/revoke']").first().click();
            PlaywrightAssertions.assertThat(page.locator(".confirm")).containsText("within 5 minutes");
            page.locator("button.danger").click();

            PlaywrightAssertions.assertThat(page.locator(".notice.success")).containsText("can no longer log in");
            assertThat(letIn("127.4.7.1", secret))
                    .as("remembered by Dovecot until it was told to forget it")
                    .isFalse();
        }
    }

    /** mailcow's Dovecot remembers the laptop; it is told to forget before the phone's app password is shown. */
    @Test
    void aliceConnectsAPhoneWhileHerLaptopIsConnected() {
        try (BrowserContext window = windows.window(1280)) {
            Page page = windows.signedIn(window, Person.ALICE);
            MailcowWindows.issue(page, "?client=thunderbird&account=" + info);
            String laptop = page.locator("#app-password").getAttribute("data-value");
            assertThat(letIn("127.4.7.1", laptop)).isTrue();

            MailcowWindows.issue(page, "?client=thunderbird&account=" + info);

            String phone = page.locator("#app-password").getAttribute("data-value");
            assertThat(page.locator("[data-later]").count())
                    .as("Dovecot can be told to forget")
                    .isZero();
            assertThat(letIn("127.4.7.1", laptop)).isTrue();
            assertThat(letIn("127.4.7.2", phone)).isTrue();
            MailcowWindows.isConnected(page, "imap");
            await().atMost(WITHIN_35_SECONDS)
                    .untilAsserted(() -> assertThat(SITE.rows(
                                    "SELECT DISTINCT p.used_for FROM app_password p JOIN login_use u"
                                            + " ON u.app_password_id = CAST(p.id AS CHAR)"
                                            + " WHERE p.address = ? AND u.network = '127.4.7.2' AND u.logins > 0",
                                    info))
                            .as("told by a row, not inferred")
                            .containsExactly(Map.of("used_for", "imap")));
        }
    }

    @Test
    void hannaSeesThePhoneWithTheMainPasswordAndLetsItsNetworkInAgain() {
        assertThat(letIn(PHONE, MAIN_PASSWORD)).isFalse();
        long refused = System.nanoTime();
        try (BrowserContext window = windows.window(1280)) {
            Page page = windows.signedIn(window, Person.HANNA);
            await().atMost(WITHIN_35_SECONDS).until(() -> {
                page.navigate("/helpdesk/failing?q=" + info);
                return page.locator("tr[data-reason=main-password]").count() == 1;
            });
            MailcowWindows.tell("From a refused login at a mailcow to the worklist", refused);

            mailcow.mailcow().state().bans().ban(PHONE, Duration.ofMinutes(30));

            await().atMost(Duration.ofSeconds(20)).until(() -> {
                page.navigate("/helpdesk/failing?q=" + info);
                return page.locator("tr [data-shut-out=shut-out]").count() == 1;
            });
            MailcowWindows.picture(page, "mailcow-shut-out");
            try (BrowserContext phone = windows.window(360)) {
                Page home = windows.signedIn(phone, Person.ALICE);
                home.navigate("/home?account=" + info);
                PlaywrightAssertions.assertThat(home.locator("[data-shut-out=shut-out]"))
                        .containsText("one of your devices is shut out by the mail server");
                MailcowWindows.picture(home, "mailcow-shut-out-home");
            }
            page.locator("tr [data-shut-out] a").click();
            PlaywrightAssertions.assertThat(page.locator(".confirm")).containsText(PHONE);
            page.locator("main form button").click();
            PlaywrightAssertions.assertThat(page.locator("tr[data-ban^='" + PHONE + "']"))
                    .hasAttribute("data-being-lifted", "true");
            mailcow.mailcow().state().bans().turn();
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                page.navigate("/helpdesk/bans");
                return page.locator("tr[data-ban^='" + PHONE + "']").count() == 0;
            });
        }
    }

    @Test
    void aliceEndsAnAppPasswordThatSheOnceMadeInMailcow() {
        mailcow.mailcow().state().addAppPassword(info, "Kitchen iPad", "typed by hand 1", List.of("imap", "smtp"));
        try (BrowserContext window = windows.window(360)) {
            Page page = windows.signedIn(window, Person.ALICE);

            page.navigate("/app-passwords?account=" + info);
            PlaywrightAssertions.assertThat(page.locator("#foreign tr[data-foreign]"))
                    .containsText("Kitchen iPad");
            MailcowWindows.picture(page, "mailcow-foreign");
            page.locator("#foreign tr[data-foreign] a").click();
            page.locator("button.danger").click();

            PlaywrightAssertions.assertThat(page.locator("[role=status]")).containsText("has ended");
            assertThat(mailcow.mailcow().state().appPasswordsOf(info)).isEmpty();
        }
    }

    @Test
    void adamSeesWhomMailcowsOwnRuleAffectsAndWhoWillBreak() {
        String nora = mailcow.plain("nora");
        mailcow.described(info, "mailcow", true);
        mailcow.described(nora, "mailcow", false);
        mailcow.described(mailcow.plain("ldap"), "ldap", true);
        SITE.change(
                "INSERT INTO login_use (address, protocol, network, hour, source, logins, first_at, last_at,"
                        + " judged_within_ms) VALUES (?, 'imap', '192.0.2.7', UTC_TIMESTAMP(), 'test', 1,"
                        + " UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), 9)",
                nora);
        WebSession hanna = WebSession.signedIn(mailcow.portal().url(), Person.HANNA);
        String figures = "/migration?domain=" + mailcow.domain();

        await().atMost(WITHIN_35_SECONDS)
                .until(() -> hanna.open(figures)
                        .html()
                        .select("[data-at-server=WILL_BREAK]")
                        .attr("data-accounts")
                        .equals("1"));

        Document overview = hanna.open(figures).html();
        assertThat(overview.select("[data-at-server=NOT]").attr("data-accounts"))
                .isEqualTo("1");
        String filter = overview.select("[data-at-server=WILL_BREAK] a").attr("href");
        Document willBreak = hanna.open(filter).html();
        assertThat(willBreak.select("tr[data-address]").eachAttr("data-address"))
                .containsExactly(nora);
        assertThat(willBreak.select("tr[data-address]").text()).contains("mailcow, no second factor");
        assertThat(hanna.open("/migration/accounts?server=not&domain=" + mailcow.domain())
                        .html()
                        .select("tr[data-address]")
                        .text())
                .contains("Passwords checked by ldap")
                .doesNotContain("second factor on", "no second factor");
        assertThat(hanna.open("/migration/accounts?server=now&domain=" + mailcow.domain())
                        .html()
                        .select("tr[data-address]")
                        .eachAttr("data-address"))
                .contains(info)
                .doesNotContain(nora);
        assertThat(hanna.open("/helpdesk/accounts/" + nora).html().select("#at-mail-server"))
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.attr("data-will-break")).isEqualTo("true");
                    assertThat(told.text()).contains("Will break", "mailcow, no second factor");
                });
        assertThat(hanna.open("/helpdesk/accounts/" + info)
                        .html()
                        .select("#at-mail-server")
                        .attr("data-affected"))
                .isEqualTo("NOW");
    }

    @Test
    void aliceIsNotToldThatAMainPasswordWorksWhichMailcowRefuses() {
        SITE.change("UPDATE account SET main_password_refused_from = NULL WHERE address = ?", info);
        WebSession alice = WebSession.signedIn(mailcow.portal().url(), Person.ALICE);
        String home = "/home?account=" + info;

        mailcow.described(info, "mailcow", true);
        Document refused = alice.open(home).html();
        mailcow.described(info, "mailcow", null);
        Document unknown = alice.open(home).html();
        mailcow.described(info, "ldap", false);
        Document taken = alice.open(home).html();

        assertThat(refused.select("#main-password[data-state=REFUSED_THERE]").text())
                .contains("does not take it")
                .doesNotContain("works");
        assertThat(refused.select("#next").attr("data-next")).isEqualTo("first");
        assertThat(unknown.select("#main-password[data-state=NOT_KNOWN]").text())
                .contains("not known whether it works");
        assertThat(taken.select("#main-password[data-state=WORKS]").text()).contains("Still works");
    }

    @Test
    void theDryRunNamesCalendarsPhonesAndSogo() {
        // Of info the portal has ended them already.
        String otto = mailcow.plain("otto");
        mailcow.mailcow().state().addMailbox(otto, MAIN_PASSWORD);
        mailcow.described(otto, "mailcow", false);
        WebSession adam = WebSession.signedIn(mailcow.portal().url(), Person.ADAM);
        String plan = "/migration/plan?domain=" + mailcow.domain();

        Document dryRun = adam.follow(
                        adam.submit(adam.open(plan), plan, Map.of("act", "dry-run", "rule", "FIRST_CLIENT")))
                .html();

        assertThat(dryRun.select("[data-ends]").eachAttr("data-ends")).containsExactly("dav", "eas");
        assertThat(dryRun.select("[data-ends], [data-stays]").eachAttr("data-accounts"))
                .allSatisfy(number -> assertThat(Integer.parseInt(number)).isPositive());
        assertThat(dryRun.select("[data-stays=webmail]").text()).startsWith("SOGo");
    }

    @Test
    void theSamePortalServesExampleOrgOnItsDovecot() {
        try (BrowserContext window = windows.window(1280)) {
            Page page = windows.signedIn(window, Person.ALICE);

            MailcowWindows.issue(page, "?client=thunderbird");

            PlaywrightAssertions.assertThat(page.locator("main")).containsText("usually within two seconds");
            assertThat(page.locator("#shut-out").count()).isZero();
            String secret = page.locator("#app-password").getAttribute("data-value");
            assertThat(SITE.mailClient()
                            .imaps("127.4.7.3", Person.ALICE.address(), secret)
                            .accepted())
                    .isTrue();
            MailcowWindows.isConnected(page, "imap");
            page.navigate("/app-passwords");
            assertThat(page.locator("#foreign").count()).isZero();
        }
    }

    private boolean letIn(String from, String password) {
        return mailcow.client().imaps(from, info, password).accepted();
    }
}
