package latchkey.look;

import static latchkey.look.Stop.press;

import com.microsoft.playwright.BrowserContext.ClearCookiesOptions;
import com.microsoft.playwright.Locator.WaitForOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import latchkey.site.Site;

/** Ways to the pages of a hand-over; computer and phone are the same window. */
final class HandOverStops {
    static final String TAKE = "main form button";

    private static final Site SITE = Site.shared();

    private HandOverStops() {}

    static void showCode(Page page) {
        WizardStops.issueFor(page, "apple-mail-ios");
        press(page, "#hand-over form button", "#phone-qr");
    }

    static void opened(Page page) {
        showCode(page);
        Page phone = phone(page);
        enter(phone, key(page));
        phone.close();
        page.locator("[data-hand-over=opened]").waitFor();
    }

    static void openedBefore(Page page) {
        opened(page);
        press(page, "#hand-over form[action$='#hand-over'] button", "#phone-qr");
    }

    static void who(Page page) {
        opened(page);
        page.navigate(page.locator("#lights").getAttribute("data-poll").replace("/lights", "/hand-over/who"));
    }

    static void known(Page page) {
        who(page);
        page.locator("form[action$='/me'] button").click();
        page.locator("[data-hand-over=opened]").waitFor(new WaitForOptions().setState(WaitForSelectorState.DETACHED));
        page.reload();
    }

    static void triedTooOften(Page page) {
        showCode(page);
        Page phone = phone(page);
        for (int tries = 0; tries < 5; tries++) {
            enter(phone, "000000");
        }
        phone.close();
        page.locator("[data-hand-over=tried-too-often]").waitFor();
    }

    static void over(Page page) {
        showCode(page);
        fiveMinutesLater(path(page));
        page.locator("[data-hand-over=over]").waitFor();
    }

    static void onThePhone(Page page) {
        showCode(page);
        page.navigate(path(page));
    }

    static void taken(Page page) {
        showCode(page);
        String key = key(page);
        page.navigate(path(page));
        enter(page, key);
        page.locator("#app-password").waitFor();
    }

    static void takenLongAgo(Page page) {
        taken(page);
        fiveMinutesLater(page.url());
        // What a browser asks by itself to which events do not get through.
        page.evaluate("htmx.ajax('GET', document.querySelector('[data-poll]').dataset.poll,"
                + " {target: '[data-poll]', swap: 'innerHTML'})");
        page.locator("#lights-over").waitFor();
    }

    static void takenByAnother(Page page) {
        taken(page);
        page.context().clearCookies(new ClearCookiesOptions().setName("latchkey-hand-over"));
        page.reload();
    }

    static void enter(Page phone, String key) {
        phone.locator("#key").fill(key);
        press(phone, TAKE, "#key-error, #app-password, main [role=alert]");
    }

    private static Page phone(Page page) {
        Page phone = page.context().newPage();
        phone.navigate(path(page));
        return phone;
    }

    private static String key(Page page) {
        return page.locator("#hand-over-key").textContent();
    }

    private static String path(Page page) {
        return page.locator("#phone-code .address").textContent().replaceAll(".*(/hand-over/\\w+).*", "$1");
    }

    private static void fiveMinutesLater(String path) {
        SITE.change(
                "UPDATE handover SET until = until - INTERVAL 300001000 MICROSECOND WHERE handle = ?",
                path.replaceAll(".*/", ""));
    }
}
