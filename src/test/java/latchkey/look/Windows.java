package latchkey.look;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import latchkey.site.Browser;

/** One for each guest and language: who has signed in stays so, and the window takes on each look. */
record Windows(Browser browser, Map<String, Session> sessions, Map<String, Page> open) {
    /** Then the second factor would soon be asked for again. */
    private static final Duration GOOD_FOR = Duration.ofMinutes(6);

    record Session(String state, Instant since) {
        boolean good() {
            return Instant.now().isBefore(since.plus(GOOD_FOR));
        }
    }

    Windows(Browser browser) {
        this(browser, new HashMap<>(), new HashMap<>());
    }

    Page of(Guest guest, Look look) {
        Session session = sessions.get(guest.name());
        if (session == null || !session.good() || guest.leaves()) {
            closeOf(guest);
            session = signedIn(guest);
            sessions.put(guest.name(), session);
        }
        String key = guest.name() + " " + look.language();
        Page page = open.get(key);
        if (page == null) {
            page = browser.window(options(guest, look.language()).setStorageState(session.state))
                    .newPage();
            open.put(key, page);
        }
        page.emulateMedia(
                new Page.EmulateMediaOptions().setColorScheme(look.theme()).setReducedMotion(ReducedMotion.REDUCE));
        page.setViewportSize(look.width(), 800);
        return page;
    }

    /** What is open goes on to move, to listen and to ask: dozens of pages together keep a machine busy. */
    static void leave(Page page) {
        page.navigate("about:blank");
    }

    private void closeOf(Guest guest) {
        open.entrySet().removeIf(window -> {
            boolean his = window.getKey().startsWith(guest.name() + " ");
            if (his) {
                window.getValue().context().close();
            }
            return his;
        });
    }

    private Session signedIn(Guest guest) {
        try (BrowserContext window = browser.window(options(guest, "en"))) {
            guest.signIn().accept(window.newPage());
            return new Session(window.storageState(), Instant.now());
        }
    }

    private static NewContextOptions options(Guest guest, String language) {
        return new NewContextOptions().setBaseURL(guest.portal().get()).setLocale(language);
    }
}
