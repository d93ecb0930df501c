package latchkey.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.Sizes;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import latchkey.parts.Person;
import latchkey.site.Browser;
import latchkey.site.Measured;
import latchkey.site.Site;
import latchkey.site.WebSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Alice opens the wizard for the first time, on a slow line. */
@Measured
class QuickPagesIT {
    private static final Site SITE = Site.shared();
    private static final Browser BROWSER = new Browser();
    private static final boolean FULL = Boolean.getBoolean("latchkey.full");
    private static final int REQUESTS = FULL ? 1_000 : 200;
    private static final int WARM_UP = 300;
    private static final double MEDIAN_MILLIS = 15;
    private static final int ROUNDS = 5;

    private static final long LATER_PAGE = 15_000;

    /** With the longest names that are allowed, and both codes on one page where there is no script. */
    private static final long LONGEST_NAMES = 15_500;

    /** Full of rows with the longest of names: no page of the wizard. */
    private static final Map<String, Long> LISTS = Map.of("home", 19_000L, "logins", 29_000L);

    private static final List<String> LANGUAGES = List.of("en", "de", "zh");

    private static final String CHOICE = "/app-passwords/new";
    private static final String FORM = CHOICE + "?client=thunderbird";

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    @Test
    void theFirstVisitOfTheWizardIsLightAndEachLaterPageLighter() {
        try (BrowserContext signedIn = BROWSER.window(1280);
                BrowserContext firstVisit = BROWSER.window(1280)) {
            Browser.signIn(signedIn.newPage(), SITE, Person.ALICE);
            firstVisit.addCookies(signedIn.cookies());
            Page page = firstVisit.newPage();

            long first = transferred(page, CHOICE);
            Map<String, Long> later = new LinkedHashMap<>();
            List.of(CHOICE, FORM, "/home", "/logins", "/app-passwords", "/settings")
                    .forEach(path -> later.put(path, transferred(page, path)));
            later.put("issued, with a code to scan", issued(page));
            page.locator("#hand-over summary").click();
            later.put(
                    "a code for the phone, too",
                    transferred(page, () -> press(page, "#hand-over form button", "#phone-qr")));
            String key = page.locator("#hand-over-key").textContent();
            String phone = page.locator("#phone-code .address").textContent().replaceAll(".*(/hand-over/\\w+).*", "$1");
            later.put("hand-over, to be opened", transferred(page, phone));
            page.locator("#key").fill(key);
            later.put("hand-over, opened", transferred(page, () -> press(page, "main form button", "#app-password")));

            System.out.printf("QuickPagesIT: first visit %d bytes, later ones %s%n", first, later);
            assertThat(first).isBetween(1_000L, 60_000L);
            assertThat(later)
                    .allSatisfy((what, bytes) -> assertThat(bytes).as(what).isBetween(500L, LATER_PAGE));
        }
    }

    @Test
    void pagesStayLightInEachLanguageWithTheLongestOfNamesAndWithoutScript() {
        LongNames names = LongNames.keptBy(SITE, Person.BOB);
        try {
            Map<String, Long> weights = new LinkedHashMap<>();
            LANGUAGES.forEach(language -> weights.putAll(new SlowLine(names, language).weights()));

            weights.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                    .limit(12)
                    .forEach(one -> System.out.printf("QuickPagesIT: %s: %d bytes%n", one.getKey(), one.getValue()));
            assertThat(weights)
                    .allSatisfy((what, bytes) -> assertThat(bytes)
                            .as(what)
                            .isBetween(500L, LISTS.getOrDefault(what.replaceAll(".* /(\\w+).*", "$1"), LONGEST_NAMES)));
        } finally {
            names.leave();
        }
    }

    private static long issued(Page page) {
        page.navigate(SITE.portal().url() + CHOICE + "?setup=new&client=thunderbird-android");
        page.locator("#label").fill("Quick phone");
        return transferred(page, () -> press(page, "form[action='/app-passwords'] button.primary", "#code"));
    }

    private static void press(Page page, String what, String sign) {
        page.locator(what).click();
        page.locator(sign).waitFor();
    }

    private static long transferred(Page page, String path) {
        return transferred(page, () -> page.navigate(SITE.portal().url() + path));
    }

    /** Heads and bodies of all that was asked for, as they came over the line. */
    private static long transferred(Page page, Runnable act) {
        List<Request> asked = new ArrayList<>();
        Consumer<Request> hears = asked::add;
        page.onRequestFinished(hears);
        act.run();
        page.waitForLoadState();
        page.offRequestFinished(hears);
        return List.copyOf(asked).stream()
                .mapToLong(request -> bytes(request.sizes()))
                .sum();
    }

    private static long bytes(Sizes sizes) {
        return (long) sizes.responseBodySize + sizes.responseHeadersSize;
    }

    /** The quietest of a few rounds tells what the portal does, not what else the machine is busy with. */
    @Test
    void theFirstByteOfTheWizardIsThereAtOnce() throws IOException {
        WebSession alice = WebSession.signedIn(SITE, Person.ALICE);
        String cookies = alice.cookieHeader();
        median(cookies, WARM_UP);

        List<Double> medians = new ArrayList<>();
        do {
            medians.add(median(cookies, REQUESTS));
        } while (medians.size() < ROUNDS && medians.get(medians.size() - 1) >= MEDIAN_MILLIS);

        System.out.printf("QuickPagesIT: first byte of %d requests, median %s ms%n", REQUESTS, medians);
        assertThat(medians.get(medians.size() - 1)).isLessThan(MEDIAN_MILLIS);
    }

    private static double median(String cookies, int requests) throws IOException {
        long[] nanos = new long[requests];
        for (int request = 0; request < requests; request++) {
            nanos[request] = firstByte(cookies);
        }
        return LongStream.of(nanos).sorted().skip(requests / 2).findFirst().orElseThrow() / 1e6;
    }

    private static long firstByte(String cookies) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create(SITE.portal().url() + FORM).toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setRequestProperty("Cookie", cookies);
        long asked = System.nanoTime();
        assertThat(connection.getResponseCode()).isEqualTo(200);
        long took = System.nanoTime() - asked;
        try (InputStream body = connection.getInputStream()) {
            body.readAllBytes();
        }
        return took;
    }
}
