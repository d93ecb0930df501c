package latchkey.look;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import latchkey.site.Browser;

/** One for each portal, which one guest after the other sits down at: who has signed in stays so. */
record Windows(Browser browser, Map<String, Session> sessions, Map<String, Page> open) {
    /** Then the second factor would soon be asked for again. */
    private static final Duration GOOD_FOR = Duration.ofMinutes(6);

    record Session(List<Cookie> cookies, Instant since) {
        boolean good() {
            return Instant.now().isBefore(since.plus(GOOD_FOR));
        }
    }

    Windows(Browser browser) {
        this(browser, new HashMap<>(), new HashMap<>());
    }

    Page of(Guest guest, Look look) {
        Page page = open.computeIfAbsent(guest.portal().get(), this::window);
        page.setExtraHTTPHeaders(Map.of("Accept-Language", look.language()));
        page.emulateMedia(
                new Page.EmulateMediaOptions().setColorScheme(look.theme()).setReducedMotion(ReducedMotion.REDUCE));
        page.setViewportSize(look.width(), 800);
        sitDown(guest, page);
        return page;
    }

    private Page window(String portal) {
        return browser.window(new NewContextOptions().setBaseURL(portal)).newPage();
    }

    private void sitDown(Guest guest, Page page) {
        BrowserContext window = page.context();
        window.clearCookies();
        Session session = sessions.get(guest.name());
        if (session == null || !session.good() || guest.leaves()) {
            guest.signIn().accept(page);
            sessions.put(guest.name(), new Session(window.cookies(), Instant.now()));
        } else {
            window.addCookies(session.cookies);
        }
    }
}
