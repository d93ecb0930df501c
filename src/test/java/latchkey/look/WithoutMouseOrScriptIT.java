package latchkey.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import latchkey.migration.OwnDomain;
import latchkey.parts.Person;
import latchkey.parts.Totp;
import latchkey.site.Browser;
import latchkey.site.Mailbox;
import latchkey.site.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The ways of an owner, the helpdesk and an administrator, for who has no mouse and for who runs no scripts. */
class WithoutMouseOrScriptIT {
    private static final Site SITE = Site.shared();
    private static final Browser BROWSER = new Browser();
    private static final String SAID = "[role=status]";

    enum Without {
        MOUSE,
        SCRIPTS;

        Hands of(Page page) {
            return this == MOUSE ? new Keyboard(page) : new Mouse(page);
        }

        BrowserContext window() {
            return BROWSER.window(new NewContextOptions()
                    .setBaseURL(SITE.portal().url())
                    .setViewportSize(1280, 800)
                    .setLocale("en-GB")
                    .setJavaScriptEnabled(this == MOUSE));
        }
    }

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    @Test
    void bobGetsAndRevokesAnAppPasswordByKeyboard() {
        try (BrowserContext window = Without.MOUSE.window()) {
            Page page = window.newPage();
            Browser.signIn(page, SITE, Person.BOB);
            Keyboard bob = new Keyboard(page);
            page.navigate("/home");

            page.keyboard().press("Tab");
            assertThat(bob.focused(".skip-link")).as("the first stop").isTrue();
            assertThat(bob.focusIsSeen()).isTrue();
            page.keyboard().press("Enter");
            assertThat(bob.focused("main")).isTrue();
            bob.press("a[href^='/app-passwords/new']", "a.tile");
            bob.press("a[href$='client=thunderbird']", "#label");
            bob.write("#label", "By keyboard");
            bob.tabTo("input[value=smtp]");
            page.keyboard().press("Space");
            page.keyboard().press("Space");
            bob.press("form[action='/app-passwords'] button", "#app-password");
            assertThat(page.locator("#app-password").getAttribute("data-value")).hasSize(32);
            bob.press("a[href^='/app-passwords']:not([aria-current]):not(nav a)", "tr[data-app-password]");
            bob.press("a[href*='/revoke']", "button.danger");
            bob.press("button.danger", SAID);
            assertThat(page.locator(SAID).textContent()).contains("is revoked");
        }
    }

    @Test
    void bobNeedsNoScripts() {
        try (BrowserContext window = Without.SCRIPTS.window()) {
            Page page = window.newPage();
            Browser.signIn(page, SITE, Person.BOB);
            page.navigate("/app-passwords/new");
            page.locator("a[href$='client=thunderbird']").click();
            page.locator("#label").fill("Without scripts");
            page.locator("form[action='/app-passwords'] button").click();

            assertThat(page.locator("#app-password").getAttribute("data-value")).hasSize(32);
            page.locator("noscript a").click();
            assertThat(page.locator("h1").textContent()).isEqualTo("Without scripts");
            String here = page.url();
            page.locator("noscript a").click();
            assertThat(page.url()).isEqualTo(here);
            page.locator("a[href*='/revoke']").click();
            page.locator("button.danger").click();
            assertThat(page.locator(SAID).textContent()).contains("is revoked");
            page.locator("form[action='/sign-out'] button").click();
            page.waitForURL("**/signed-out");
        }
    }

    @ParameterizedTest
    @EnumSource
    void hannaFindsACaseAndRevokesWhatWasLost(Without without) {
        Mailbox clara = Mailbox.named(SITE, "clara");
        String lost = clara.appPassword("imap").id().toString();
        try (BrowserContext window = without.window()) {
            Page page = window.newPage();
            Hands hanna = signedIn(without, page, Person.HANNA);

            hanna.press("nav a[href='/helpdesk/failing']", "#q");
            hanna.select("#state", "failing");
            hanna.press(".filters button", "#state:has([value=failing][selected])");
            hanna.select("#state", "quiet");
            hanna.write("#q", clara.address());
            hanna.press(".filters button", "a.tile");
            hanna.press("a.tile", "main[data-page='helpdesk/account']");
            hanna.press("a[href*='" + lost + "']", "#why");
            hanna.write("#why", " ");
            hanna.press("button.danger", "#why-error");
            hanna.areAt("#why");
            hanna.write("#why", "Left in the train");
            hanna.press("button.danger", SAID);
            assertThat(page.locator(SAID).textContent()).contains("is revoked");
            assertThat(page.locator("main").textContent()).contains("Left in the train");
            hanna.press("form[action='/sign-out'] button", "main[data-page='signin/signedOut']");
        }
        assertThat(SITE.rows("SELECT state FROM app_password WHERE id = ?", lost))
                .containsExactly(Map.of("state", "ended"));
    }

    @ParameterizedTest
    @EnumSource
    void hannaNudgesAnOwnerByALetter(Without without) {
        OwnDomain domain = OwnDomain.in(SITE);
        String address = "lotte@" + domain.name();
        SITE.change("INSERT INTO account (address, domain) VALUES (?, ?)", address, domain.name());
        SITE.change(
                "INSERT INTO failing_client (id, address, protocol, reason, certainty, networks, login, first_at, last_at,"
                        + " tries) VALUES (UNHEX(MD5(?)), ?, 'imap', 'stale-client', 'probable', '198.51.100.9', '',"
                        + " UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), 9)",
                address,
                address);
        try (BrowserContext window = without.window()) {
            Page page = window.newPage();
            Hands hanna = signedIn(without, page, Person.HANNA);

            hanna.press("nav a[href='/helpdesk/failing']", "#q");
            hanna.write("#q", address);
            hanna.press(".filters button", "tr[data-address='" + address + "']");
            hanna.press("a[href^='/helpdesk/nudges/new']", "[data-preview=en]");
            hanna.press("form[action='/helpdesk/nudges'] button", "[data-outcome=letter][data-count='1']");
            hanna.press("form[action$='/begin'] button", "#run:not([data-state=DRY])");
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                page.reload();
                return page.locator("#run[data-state=ENDED]").count() == 1;
            });
            hanna.press("a[href$='/letters']", "[data-letter='" + address + "']");
        }
    }

    @ParameterizedTest
    @EnumSource
    void adamSwitchesARuleOnAndOffAgain(Without without) {
        OwnDomain domain = OwnDomain.in(SITE);
        domain.reported(domain.mailbox("carla"), 14);
        String ofDomain = "main a[href='/migration/plan?domain=" + domain.name() + "']";
        try (BrowserContext window = without.window()) {
            Page page = window.newPage();
            Hands adam = signedIn(without, page, Person.ADAM);

            adam.press("nav a[href='/migration']", "main[data-page='migration/overview']");
            adam.press(ofDomain, "#date");
            adam.pick("input[name=rule]", "PLANNED");
            adam.date("#date", LocalDate.of(2020, 2, 3));
            adam.press("form:has([value=dry-run]) button", ".notice.error");
            adam.areAt("#date");
            adam.pick("input[name=rule]", "SECOND_FACTOR");
            adam.press("form:has([value=dry-run]) button", "#figures");
            adam.tick("[name=confirm]");
            adam.press("button.danger", "#undo");
            assertThat(rule(domain)).isEqualTo("SECOND_FACTOR");
            adam.tick("form:has([value=undo]) [name=confirm]");
            adam.press("form:has([value=undo]) button", "main:not(:has(#undo)) " + SAID);
        }
        assertThat(rule(domain)).isEqualTo("OBSERVE");
    }

    @ParameterizedTest
    @EnumSource
    void adamGivesAMailboxACustodianAndReadsThatHeDid(Without without) {
        String stem = UUID.randomUUID().toString().substring(0, 8);
        String mailbox = "box-" + stem + "@example.org";
        SITE.change("INSERT INTO account (address, domain, kind) VALUES (?, 'example.org', 'SHARED')", mailbox);
        SITE.change(
                "INSERT INTO person (id, issuer, subject, name) VALUES (UUID(), 'test', ?, ?)", stem, "Olga " + stem);
        try (BrowserContext window = without.window()) {
            Page page = window.newPage();
            Hands adam = signedIn(without, page, Person.ADAM);

            adam.press("nav a[href='/admin/domains']", "main[data-page='migration/domains']");
            adam.press("nav a[href='/admin/accounts']", "main[data-page='operations/findAccount']");
            adam.write("#q", "nobody-" + mailbox);
            adam.press("main form button", "#q-error");
            adam.areAt("#q");
            adam.write("#q", mailbox);
            adam.press("main form button", "main[data-page='operations/account']");
            adam.write("#q", stem);
            adam.press("main form button", "a[href*='/custodian?']");
            adam.press("a[href*='/custodian?']", ".confirm");
            adam.press(".confirm button", SAID);
            adam.press("a[href*='/custodian/remove']", ".confirm");
            adam.press(".confirm button", "main:not(:has(tr[data-person])) " + SAID);
            adam.press("nav a[href='/admin/audit']", "#what");
            adam.select("#what", "custodian-removed");
            adam.write("#address", mailbox);
            adam.press(".filters button", "#what:has([value=custodian-removed][selected])");
            assertThat(page.locator("tr[data-act]").count()).isEqualTo(1);
        }
    }

    @Test
    void nothingHoldsTheKeyboardOfAdam() {
        try (BrowserContext window = Without.MOUSE.window()) {
            Page page = window.newPage();
            Browser.signIn(page, SITE, Person.ADAM);

            for (String path : List.of(
                    "/app-passwords/new?client=thunderbird",
                    "/helpdesk/failing",
                    "/helpdesk/accounts/carol@example.org",
                    "/migration/plan?domain=example.org",
                    "/admin/domains?domain=example.org",
                    "/admin/accounts/scanner@example.org",
                    "/admin/checks",
                    "/admin/audit")) {
                page.navigate(path);
                new Keyboard(page).goRound();
            }
        }
    }

    @Test
    void adamUnfoldsTheMenuOnHisPhoneWithoutScriptsAndItTakesTwoLinesUntilThen() {
        for (String language : List.of("en", "de", "zh")) {
            try (BrowserContext window = BROWSER.window(new NewContextOptions()
                    .setBaseURL(SITE.portal().url())
                    .setViewportSize(360, 800)
                    .setLocale(language)
                    .setJavaScriptEnabled(false))) {
                Page page = window.newPage();
                Hands adam = signedIn(Without.SCRIPTS, page, Person.ADAM);
                page.navigate("/admin/domains");
                assertThat(page.locator(".site-header").boundingBox().height)
                        .as(language)
                        .isLessThan(130);

                adam.press(".menu summary", "nav a[href='/helpdesk/failing']:visible");
                adam.press("nav a[href='/helpdesk/failing']", "#q");
            }
        }
    }

    /** From the portal's first page through the provider's forms. */
    private static Hands signedIn(Without without, Page page, Person person) {
        Hands hands = without.of(page);
        page.navigate("/");
        hands.press("a[href='/sign-in']", "#username");
        hands.write("#username", person.login());
        hands.write("#password", person.signInPassword());
        hands.press("#kc-login", "#otp");
        hands.write("#otp", Totp.ofEverybody().code(Instant.now()));
        hands.press("#kc-login", "main[data-page='overview/home']");
        return hands;
    }

    private static String rule(OwnDomain domain) {
        return String.valueOf(SITE.rows("SELECT main_password_rule AS rule FROM domain WHERE name = ?", domain.name())
                .get(0)
                .get("rule"));
    }
}
