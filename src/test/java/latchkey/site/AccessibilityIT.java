package latchkey.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import latchkey.parts.Person;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page in the states in which people meet it: axe finds nothing, nothing is wider than the window, and the page is in
 * the reader's language.
 *
 * <p>Language, theme and width rotate; {@code -Pfull} looks at each page in all of them.
 */
class AccessibilityIT {
    private static final Site SITE = Site.shared();
    private static final Browser BROWSER = new Browser();
    private static final Map<Person, String> SESSIONS = new EnumMap<>(Person.class);
    private static final String LONG =
            "Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüsselverwaltungscomputer 0123456";

    private record Look(String language, ColorScheme theme, int width) {}

    private static final List<Look> LOOKS = Stream.of("de-DE", "zh-CN", "en-GB")
            .flatMap(language -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                    .flatMap(theme -> Stream.of(360, 1280).map(width -> new Look(language, theme, width))))
            .toList();

    private record Stop(String name, @Nullable Person person, Consumer<Page> way) {}

    private static final List<Stop> STOPS = List.of(
            new Stop("landing", null, to("/")),
            new Stop("signed out", null, to("/signed-out")),
            new Stop("failed sign-in", null, to("/sign-in/failed")),
            new Stop("nothing there", null, to("/nothing")),
            new Stop("home", Person.ALICE, to("/home")),
            new Stop("home with a failing client", Person.CAROL, page -> carolFails(page, "/home", ".notice.error")),
            new Stop("settings", Person.ALICE, to("/settings")),
            new Stop("settings saved", Person.ALICE, to("/settings?changed=language")),
            new Stop("app passwords", Person.ALICE, to("/app-passwords")),
            new Stop("no app passwords", Person.ADAM, to("/app-passwords")),
            new Stop("clients", Person.ALICE, to("/app-passwords/new")),
            new Stop("unknown client", Person.ALICE, to("/app-passwords/new?client=nosuch")),
            new Stop("form", Person.ALICE, to("/app-passwords/new?client=thunderbird")),
            new Stop("form with faults", Person.ALICE, page -> issue(page, "<>")),
            new Stop("issued with a long name", Person.ALICE, page -> issue(page, LONG.substring(0, 80))),
            new Stop("one app password", Person.ALICE, page -> first(page, "tr[data-app-password] th a")),
            new Stop("revoke", Person.ALICE, page -> first(page, "a[href*='/revoke']")),
            new Stop("refused", Person.ALICE, to("/helpdesk/failing")),
            new Stop("worklist", Person.HANNA, page -> carolFails(page, "/helpdesk/failing", "tr[data-address]")),
            new Stop("worklist without a match", Person.HANNA, to("/helpdesk/failing?q=nobody.has.this")),
            new Stop("find a mailbox", Person.ADAM, to("/admin/accounts")),
            new Stop("unknown mailbox", Person.ADAM, to("/admin/accounts?q=nobody%40example.org")),
            new Stop("a mailbox", Person.ADAM, to("/admin/accounts?q=carol%40example.org")),
            new Stop("a mailbox without custodians", Person.ADAM, to("/admin/accounts?q=scanner%40example.org")));

    record Case(Stop stop, Look look) {
        @Override
        public String toString() {
            return stop.name + " " + look.language + " " + look.theme + " " + look.width;
        }
    }

    static Stream<Case> cases() {
        if (Boolean.getBoolean("latchkey.full")) {
            return STOPS.stream().flatMap(stop -> LOOKS.stream().map(look -> new Case(stop, look)));
        }
        // Five has no divisor in common with twelve: neighbours differ in more than one respect.
        return IntStream.range(0, STOPS.size()).mapToObj(i -> new Case(STOPS.get(i), LOOKS.get(i * 5 % LOOKS.size())));
    }

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everybodyCanReadAndUseIt(Case one) {
        try (BrowserContext window = window(one)) {
            Page page = window.newPage();

            one.stop.way.accept(page);

            page.screenshot(new Page.ScreenshotOptions().setPath(picture(one)).setFullPage(true));
            assertThat(String.valueOf(page.getAttribute("html", "lang"))).startsWith(one.look.language.substring(0, 2));
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as("nothing is wider than the window")
                    .isEqualTo(one.look.width);
            assertThat(new AxeBuilder(page).analyze().getViolations())
                    .extracting(rule -> rule.getId() + ": " + rule.getHelp() + " "
                            + rule.getNodes().stream()
                                    .map(node -> node.getHtml())
                                    .toList())
                    .isEmpty();
        }
    }

    private static BrowserContext window(Case one) {
        NewContextOptions options = new NewContextOptions()
                .setViewportSize(one.look.width, 800)
                .setLocale(one.look.language)
                .setColorScheme(one.look.theme);
        if (one.stop.person != null) {
            options.setStorageState(SESSIONS.computeIfAbsent(one.stop.person, AccessibilityIT::session));
        }
        return BROWSER.window(options);
    }

    private static String session(Person person) {
        try (BrowserContext window = BROWSER.window(1280)) {
            Browser.signIn(window.newPage(), SITE, person);
            return window.storageState();
        }
    }

    private static Consumer<Page> to(String path) {
        return page -> page.navigate(SITE.portal().url() + path);
    }

    private static void issue(Page page, String label) {
        to("/app-passwords/new?client=thunderbird").accept(page);
        page.locator("#label").fill(label);
        page.locator("form[action='/app-passwords'] button").click();
        page.locator("#app-password, #label-error").waitFor();
    }

    private static void carolFails(Page page, String path, String sign) {
        SITE.mailClient().imaps("127.3.9.1", Person.CAROL.address(), Person.CAROL.mainPassword());
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            to(path).accept(page);
            return page.locator(sign).count() > 0;
        });
    }

    private static void first(Page page, String link) {
        issue(page, LONG.substring(0, 80));
        to("/app-passwords").accept(page);
        page.locator(link).first().click();
        page.locator(".facts").waitFor();
    }

    private static Path picture(Case one) {
        return Path.of(
                System.getProperty("latchkey.target", "target"),
                "pictures",
                one.toString().replace(' ', '-') + ".png");
    }
}
