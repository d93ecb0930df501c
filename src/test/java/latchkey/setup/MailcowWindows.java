package latchkey.setup;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import latchkey.parts.Person;
import latchkey.parts.Portal;
import latchkey.site.Browser;

/** Windows of a browser at the portal beside a mailcow, and what people do and see in them again and again. */
final class MailcowWindows implements AutoCloseable {
    private static final LocatorAssertions.HasAttributeOptions WITHIN_20_SECONDS =
            new LocatorAssertions.HasAttributeOptions().setTimeout(20_000);

    private final Browser browser = new Browser();
    private final Portal portal;

    MailcowWindows(Portal portal) {
        this.portal = portal;
    }

    BrowserContext window(int width) {
        return browser.window(new NewContextOptions()
                .setBaseURL(portal.url())
                .setViewportSize(width, 800)
                .setLocale("en-GB"));
    }

    Page signedIn(BrowserContext window, Person person) {
        Page page = window.newPage();
        Browser.signIn(page, portal.url(), person);
        return page;
    }

    static void issue(Page page, String query) {
        page.navigate("/app-passwords/new" + query);
        page.locator("#label").fill("Laptop on mailcow");
        page.locator("form[action^='/app-passwords'] button.primary").click();
        page.locator("#app-password").waitFor();
    }

    static void isConnected(Page page, String protocol) {
        PlaywrightAssertions.assertThat(page.locator("#light-" + protocol))
                .hasAttribute("data-state", "connected", WITHIN_20_SECONDS);
    }

    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of(System.getProperty("latchkey.target", "target"), "pictures", name + ".png"))
                .setFullPage(true));
    }

    static void tell(String what, long since) {
        System.out.printf("%s: %.1f s%n", what, (System.nanoTime() - since) / 1e9);
    }

    @Override
    public void close() {
        browser.close();
    }
}
