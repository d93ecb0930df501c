package latchkey.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.dd.plist.NSArray;
import com.dd.plist.NSDictionary;
import com.dd.plist.PropertyListParser;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import latchkey.parts.Person;
import latchkey.site.Browser;
import latchkey.site.Camera;
import latchkey.site.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A computer and a phone side by side: from the code on the screen to green lights on both. */
class HandOverBrowsersIT {
    private static final Site SITE = Site.shared();
    private static final Browser BROWSER = new Browser();
    private static final String IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_2 like Mac OS X) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Version/18.2 Mobile/15E148 Safari/604.1";
    private static final String ANDROID =
            "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Chrome/131.0.0.0 Mobile Safari/537.36";
    /** On a Mac, and on an iPad as it comes. */
    private static final String SAFARI = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Version/18.2 Safari/605.1.15";

    private static final LocatorAssertions.HasAttributeOptions SOON =
            new LocatorAssertions.HasAttributeOptions().setTimeout(6_000);

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    @Test
    void aliceScansTheCodeWithHerIPhoneAndBothScreensTurnGreen() throws Exception {
        try (BrowserContext computer = BROWSER.window(1280);
                BrowserContext phone = phone(IPHONE, "en-GB", true);
                BrowserContext stranger = BROWSER.window(1280)) {
            Page desk = issued(computer, Person.ALICE, "apple-mail-ios");
            desk.locator("#hand-over form button").click();
            desk.locator("#phone-qr").waitFor();
            String secret = desk.locator("#app-password").getAttribute("data-value");
            picture(desk, "hand-over-desk-1280");

            String scanned = Camera.scan(desk.locator("#phone-qr").screenshot());
            Page hand = phone.newPage();
            hand.navigate(scanned);
            hand.reload();
            assertThat(scanned)
                    .matches(SITE.portal().url() + "/hand-over/[0-9a-z]{12}#[0-9a-z]{26}")
                    .doesNotContain(secret);
            assertThat(hand.locator("#key").isVisible()).isFalse();
            assertThat(hand.content()).doesNotContain(secret);
            picture(hand, "hand-over-take-360");
            hand.locator("main form button").click();
            hand.locator("#app-password").waitFor();

            assertThat(hand.locator("#app-password").getAttribute("data-value")).isEqualTo(secret);
            assertThat(hand.locator("#username").textContent()).isEqualTo(Person.ALICE.address());
            assertThat(hand.url()).doesNotContain("#");
            PlaywrightAssertions.assertThat(desk.locator("[data-hand-over=opened]"))
                    .containsText("Opened on an iPhone, 127.0.0.1.");
            assertThat(desk.locator("#phone-code").count()).isZero();
            Page late = stranger.newPage();
            late.navigate(scanned);
            assertThat(late.getAttribute("main", "data-page")).isEqualTo("setup/handOverOver");

            SITE.mailClient().imaps("127.94.15.1", Person.ALICE.address(), secret);
            SITE.mailClient().submission("127.94.15.1", Person.ALICE.address(), secret);
            for (Page screen : new Page[] {desk, hand}) {
                for (String light : new String[] {"#light-imap", "#light-smtp"}) {
                    PlaywrightAssertions.assertThat(screen.locator(light))
                            .hasAttribute("data-state", "connected", SOON);
                }
            }
            PlaywrightAssertions.assertThat(hand.locator(".all-connected")).isVisible();
            picture(hand, "hand-over-phone-360");
            picture(desk, "hand-over-opened-1280");

            APIResponse profile = phone.request().get(hand.url() + "/profile");
            assertThat(profile.headers())
                    .containsEntry("content-type", "application/x-apple-aspen-config")
                    .containsEntry("cache-control", "no-store");
            assertThat(mail(profile.body()).objectForKey("IncomingPassword").toJavaObject())
                    .isEqualTo(secret);
            assertThat(mail(profile.body()).objectForKey("EmailAccountName").toJavaObject())
                    .isEqualTo("Alice Adler");
            assertThat(stranger.request().get(hand.url() + "/profile").status()).isEqualTo(404);
        }
    }

    @Test
    void anIPadThatCallsItselfAMacIsNamedAsOneAndWithoutScriptsAsEither() {
        try (BrowserContext computer = BROWSER.window(1280);
                BrowserContext pad = phone(SAFARI, "en-GB", true);
                BrowserContext mute = phone(SAFARI, "en-GB", false)) {
            pad.addInitScript("Object.defineProperty(Navigator.prototype, 'maxTouchPoints', { get: () => 5 })");
            Page desk = issued(computer, Person.BOB, "apple-mail-ios");

            opens(pad.newPage(), desk);
            PlaywrightAssertions.assertThat(desk.locator("[data-hand-over=opened]"))
                    .containsText("Opened on an iPad, 127.0.0.1.");
            opens(mute.newPage(), desk);
            PlaywrightAssertions.assertThat(desk.locator("[data-hand-over=opened]"))
                    .containsText("Opened on a Mac or an iPad, 127.0.0.1.");
        }
    }

    private static void opens(Page hand, Page desk) {
        desk.locator("#hand-over form[action$='#hand-over'] button").click();
        desk.locator("#phone-qr").waitFor();
        hand.navigate(SITE.portal().url()
                + desk.locator("#phone-code .address").textContent().replaceAll(".*(/hand-over/\\w+).*", "$1"));
        hand.locator("#key").fill(desk.locator("#hand-over-key").textContent());
        hand.locator("main form button").click();
        hand.locator("#app-password").waitFor();
    }

    @Test
    void withoutScriptsBobTypesTheKeyFromTheScreen() {
        try (BrowserContext computer = BROWSER.window(
                        new NewContextOptions().setLocale("de-DE").setJavaScriptEnabled(false));
                BrowserContext phone = phone(ANDROID, "de-DE", false)) {
            Page desk = issued(computer, Person.BOB, "thunderbird-android");
            desk.locator("#hand-over summary").click();
            desk.locator("#hand-over form button").click();
            desk.locator("#phone-qr").waitFor();
            String secret = desk.locator("#app-password").getAttribute("data-value");
            String address =
                    desk.locator("#phone-code .address").textContent().replaceAll(".*(/hand-over/\\w+).*", "$1");

            Page hand = phone.newPage();
            hand.navigate(SITE.portal().url() + address);
            hand.locator("#key").fill("00000");
            hand.locator("main form button").click();
            PlaywrightAssertions.assertThat(hand.locator("#key-error")).containsText("4 Versuche");
            picture(hand, "hand-over-wrong-key-360");
            hand.locator("#key").fill(desk.locator("#hand-over-key").textContent());
            hand.locator("main form button").click();

            assertThat(hand.locator("#app-password").getAttribute("data-value")).isEqualTo(secret);
            hand.reload();
            assertThat(hand.locator("#app-password").getAttribute("data-value")).isEqualTo(secret);
            APIResponse file = phone.request().get(hand.url() + "/k9s");
            assertThat(file.headers())
                    .containsEntry("content-type", "application/octet-stream")
                    .containsEntry("cache-control", "no-store");
            assertThat(file.headers().get("content-disposition")).contains(".k9s\"");
            assertThat(file.text())
                    .contains("<password>" + secret + "</password>")
                    .contains("<identity><name>Bob Brandt</name>");
            picture(hand, "hand-over-without-script-360");
        }
    }

    @Test
    void whoReadsMailOnAMacDownloadsTheProfileFromThePageThatShowsThePassword() throws Exception {
        try (BrowserContext computer = BROWSER.window(1280)) {
            Page desk = issued(computer, Person.BOB, "apple-mail-mac");
            String secret = desk.locator("#app-password").getAttribute("data-value");

            Download first = desk.waitForDownload(
                    () -> desk.locator("#steps form[action*='/profile'] button").click());
            Download second = desk.waitForDownload(
                    () -> desk.locator("#steps form[action*='/profile'] button").click());

            assertThat(first.suggestedFilename()).isEqualTo(Person.BOB.address() + ".mobileconfig");
            assertThat(first.url()).doesNotContain(secret);
            byte[] profile = Files.readAllBytes(first.path());
            assertThat(mail(profile).objectForKey("OutgoingPassword").toJavaObject())
                    .isEqualTo(secret);
            assertThat(second.path()).hasSameBinaryContentAs(first.path());
            assertThat(desk.locator("#app-password").getAttribute("data-value")).isEqualTo(secret);
            assertThat(new String(profile, StandardCharsets.UTF_8)).contains("Mail for bob@example.org");
            picture(desk, "hand-over-mac-1280");
        }
    }

    private static NSDictionary mail(byte[] profile) throws Exception {
        NSArray payloads = (NSArray) ((NSDictionary) PropertyListParser.parse(profile)).objectForKey("PayloadContent");
        return (NSDictionary) payloads.objectAtIndex(0);
    }

    private static Page issued(BrowserContext window, Person person, String client) {
        Page page = window.newPage();
        Browser.signIn(page, SITE, person);
        page.navigate(SITE.portal().url() + "/app-passwords/new?setup=new&client=" + client);
        page.locator("#label").fill("Handed over " + client);
        page.locator("form[action='/app-passwords'] button.primary").click();
        page.locator("#app-password").waitFor();
        return page;
    }

    private static BrowserContext phone(String userAgent, String language, boolean scripts) {
        return BROWSER.window(new NewContextOptions()
                .setViewportSize(360, 780)
                .setDeviceScaleFactor(2)
                .setIsMobile(true)
                .setHasTouch(true)
                .setUserAgent(userAgent)
                .setLocale(language)
                .setColorScheme(scripts ? ColorScheme.LIGHT : ColorScheme.DARK)
                .setJavaScriptEnabled(scripts));
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of(System.getProperty("latchkey.target", "target"), "pictures", name + ".png"))
                .setFullPage(true));
    }
}
