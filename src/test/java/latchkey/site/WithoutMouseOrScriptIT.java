package latchkey.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import latchkey.parts.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The owner's way for who has no mouse, and for who runs no scripts. */
class WithoutMouseOrScriptIT {
    private static final Site SITE = Site.shared();
    private static final Browser BROWSER = new Browser();
    private static final int MOST_STEPS = 60;

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    @Test
    void bobGetsAndRevokesAnAppPasswordByKeyboard() {
        try (BrowserContext window = BROWSER.window(1280)) {
            Page page = window.newPage();
            Browser.signIn(page, SITE, Person.BOB);
            page.navigate(SITE.portal().url() + "/home");

            page.keyboard().press("Tab");
            assertThat(focused(page, ".skip-link")).as("the first stop").isTrue();
            assertThat(focusIsSeen(page)).isTrue();
            page.keyboard().press("Enter");
            assertThat(focused(page, "main")).isTrue();
            tabTo(page, "a[href^='/app-passwords/new']");
            press(page, "Enter", "a.tile");
            tabTo(page, "a[href$='client=thunderbird']");
            press(page, "Enter", "#label");
            tabTo(page, "#label");
            page.keyboard().type("By keyboard");
            tabTo(page, "input[value=smtp]");
            page.keyboard().press("Space");
            page.keyboard().press("Space");
            tabTo(page, "form[action='/app-passwords'] button");
            press(page, "Enter", "#app-password");
            assertThat(page.locator("#app-password").getAttribute("data-value")).hasSize(32);
            tabTo(page, "a[href^='/app-passwords']:not([aria-current]):not(nav a)");
            press(page, "Enter", "tr[data-app-password]");
            tabTo(page, "a[href*='/revoke']");
            press(page, "Enter", "button.danger");
            tabTo(page, "button.danger");
            press(page, "Enter", "[role=status]");
            assertThat(page.locator("[role=status]").textContent()).contains("is revoked");
        }
    }

    @Test
    void bobNeedsNoScripts() {
        try (BrowserContext window = BROWSER.window(new NewContextOptions()
                .setViewportSize(1280, 800)
                .setLocale("en-GB")
                .setJavaScriptEnabled(false))) {
            Page page = window.newPage();
            Browser.signIn(page, SITE, Person.BOB);
            page.navigate(SITE.portal().url() + "/app-passwords/new");
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
            assertThat(page.locator("[role=status]").textContent()).contains("is revoked");
            page.locator("form[action='/sign-out'] button").click();
            page.waitForURL("**/signed-out");
        }
    }

    /** Forward only, and each stop on the way can be seen. */
    private static void tabTo(Page page, String selector) {
        for (int step = 0; step < MOST_STEPS && !focused(page, selector); step++) {
            page.keyboard().press("Tab");
            assertThat(focusIsSeen(page))
                    .as("the focus is seen: " + page.evaluate("document.activeElement.outerHTML"))
                    .isTrue();
        }
        assertThat(focused(page, selector)).as("Tab comes to " + selector).isTrue();
    }

    private static void press(Page page, String key, String next) {
        page.keyboard().press(key);
        page.locator(next).first().waitFor();
    }

    private static boolean focused(Page page, String selector) {
        return (boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector);
    }

    /** An outline on it or on the box around it, inside the window. */
    private static boolean focusIsSeen(Page page) {
        return (boolean) page.evaluate("""
                () => {
                  const one = document.activeElement;
                  if (one === document.body) return true;
                  const outlined = [one, one.closest('.choice')].some((e) => e
                    && getComputedStyle(e).outlineStyle !== 'none' && parseFloat(getComputedStyle(e).outlineWidth) >= 2);
                  const box = one.getBoundingClientRect();
                  return outlined && box.width > 0 && box.height > 0
                    && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
                }""");
    }
}
