package latchkey.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import latchkey.Sentences;
import latchkey.site.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every page in the states in which people meet it: axe finds nothing, nothing is wider than the window, and the page is in
 * the reader's language. In the end every sentence of the pages has been seen.
 *
 * <p>Language, theme and width rotate; {@code -Pfull} looks at each page in all of them.
 */
class AccessibilityIT {
    private static final Browser BROWSER = new Browser();
    private static final Windows WINDOWS = new Windows(BROWSER);
    private static final boolean FULL = Boolean.getBoolean("latchkey.full");

    /**
     * Any but a site without a fault, or with faults that are all doubtful, of which no test can be sure; and what is there
     * for moments only, while an import or nudges are at work; and what is missing without a setting. A first day without a
     * domain or a login is looked at by {@code FirstDayIT}.
     */
    private static final List<String> NOT_SHOWN = List.of(
            "checks:allWell",
            "checks:doubtful",
            "imports:reload",
            "progress:beyondUnknown",
            "nudge:reload",
            "nudge:noPortal",
            "failing:beginChecks",
            "failing:beginChecksText",
            "failing:beginDomain",
            "failing:beginDomainText",
            "failing:beginLater",
            "failing:beginServer",
            "failing:beginText",
            "failing:beginTitle",
            "failing:unheardLater",
            "failing:unheardText",
            "failing:unheardTitle",
            "foreign:forNothing",
            "helpdesk:whyCertainlyMistyped",
            "helpdesk:whyNotCompared",
            "signin:lateFile",
            // The page leads on to the provider at once.
            "signin:signOutThere");

    private static final List<Look> LOOKS = Stream.of("de", "zh", "en")
            .flatMap(language -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                    .flatMap(theme -> Stream.of(360, 1280).map(width -> new Look(language, theme, width))))
            .toList();

    record Case(Stop stop, Look look) {
        @Override
        public String toString() {
            return stop.name() + " " + look;
        }
    }

    private static Stream<Case> cases() {
        if (FULL) {
            return Stop.ALL.stream().flatMap(stop -> LOOKS.stream().map(look -> new Case(stop, look)));
        }
        // Five has no divisor in common with twelve: neighbours differ in more than one respect.
        return IntStream.range(0, Stop.ALL.size())
                .mapToObj(i -> new Case(Stop.ALL.get(i), LOOKS.get(i * 5 % LOOKS.size())));
    }

    @AfterAll
    static void close() {
        BROWSER.close();
        Stage.end();
    }

    @TestFactory
    Stream<DynamicTest> everybodyCanReadAndUseIt() throws IOException {
        Sentences sentences = new Sentences();
        return Stream.concat(
                cases().map(one -> dynamicTest(one.toString(), () -> look(one, sentences))),
                Stream.of(dynamicTest(
                        "and no sentence of the pages is left out",
                        () -> assertThat(sentences.unread()).isSubsetOf(NOT_SHOWN))));
    }

    @Test
    void everyTemplateOfAPageIsAStop() throws IOException {
        assertThat(Stop.ALL.stream().map(Stop::page)).containsAll(Sentences.wholePages());
    }

    private static void look(Case one, Sentences sentences) {
        Page page = WINDOWS.of(one.stop.guest(), one.look);
        try {
            one.stop.way().accept(page);

            assertThat(page.getAttribute("main", "data-page")).isEqualTo(one.stop.page());
            String language = String.valueOf(page.getAttribute("html", "lang"));
            assertThat(language).startsWith(one.look.language());
            sentences.read(one.look.language(), page.content());
            ReadablePage.assertReadable(page, one.look.width());
        } catch (AssertionError | PlaywrightException fault) {
            photograph(page, one);
            throw fault;
        }
        if (FULL) {
            photograph(page, one);
        }
    }

    private static void photograph(Page page, Case one) {
        page.screenshot(new Page.ScreenshotOptions().setPath(picture(one)).setFullPage(true));
    }

    private static Path picture(Case one) {
        return Path.of(
                System.getProperty("latchkey.target", "target"),
                "pictures",
                one.toString().replace(' ', '-') + ".png");
    }
}
