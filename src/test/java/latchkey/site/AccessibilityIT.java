package latchkey.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import latchkey.parts.Person;
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

    /** What lies beyond its frame, which shows nothing there. */
    private static final String CUT_OFF = """
            [...document.querySelectorAll('main :is(a, button, input, select, textarea)')]
                .filter(it => it.closest('.table-frame, .card')?.getBoundingClientRect().right + 1
                    < it.getBoundingClientRect().right)
                .map(it => it.outerHTML)
            """;

    private record Look(String language, ColorScheme theme, int width) {}

    private static final List<Look> LOOKS = Stream.of("de-DE", "zh-CN", "en-GB")
            .flatMap(language -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                    .flatMap(theme -> Stream.of(360, 1280).map(width -> new Look(language, theme, width))))
            .toList();

    record Case(Stop stop, Look look) {
        @Override
        public String toString() {
            return stop.name() + " " + look.language + " " + look.theme + " " + look.width;
        }
    }

    static Stream<Case> cases() {
        if (Boolean.getBoolean("latchkey.full")) {
            return Stop.ALL.stream().flatMap(stop -> LOOKS.stream().map(look -> new Case(stop, look)));
        }
        // Five has no divisor in common with twelve: neighbours differ in more than one respect.
        return IntStream.range(0, Stop.ALL.size())
                .mapToObj(i -> new Case(Stop.ALL.get(i), LOOKS.get(i * 5 % LOOKS.size())));
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

            one.stop.way().accept(page);

            page.screenshot(new Page.ScreenshotOptions().setPath(picture(one)).setFullPage(true));
            assertThat(String.valueOf(page.getAttribute("html", "lang"))).startsWith(one.look.language.substring(0, 2));
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as("nothing is wider than the window")
                    .isEqualTo(one.look.width);
            assertThat(page.evaluate(CUT_OFF)).as("nothing to press is cut off").isEqualTo(List.of());
            // Legacy: in one go, which is twice as quick; it reaches every frame of a page that has none.
            assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
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
        if (one.stop.person() != null) {
            options.setStorageState(SESSIONS.computeIfAbsent(one.stop.person(), AccessibilityIT::session));
        }
        return BROWSER.window(options);
    }

    private static String session(Person person) {
        try (BrowserContext window = BROWSER.window(1280)) {
            Browser.signIn(window.newPage(), SITE, person);
            return window.storageState();
        }
    }

    private static Path picture(Case one) {
        return Path.of(
                System.getProperty("latchkey.target", "target"),
                "pictures",
                one.toString().replace(' ', '-') + ".png");
    }
}
