package latchkey.look;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/** What is asked of every page: it fits into its window, nothing in it is cut off, and axe finds nothing. */
public final class ReadablePage {
    private static final String AXE = "() => {" + AxeBuilder.getAxeScript() + "\n}";

    /** What lies beyond its frame, which shows nothing there. */
    private static final String CUT_OFF = """
            [...document.querySelectorAll('main :is(a, button, input, select, textarea, span, p, td, th, dd, li, code, time)')]
                .filter(it => !it.closest('.visually-hidden, thead, [hidden]')
                    && it.closest('.table-frame, .card')?.getBoundingClientRect().right + 1
                    < it.getBoundingClientRect().left + Math.max(it.getBoundingClientRect().width, it.scrollWidth))
                .map(it => it.outerHTML)
            """;

    private ReadablePage() {}

    public static void assertReadable(Page page, int width) {
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as("nothing is wider than the window")
                .isEqualTo(width);
        assertThat(page.evaluate(CUT_OFF)).as("nothing is cut off").isEqualTo(List.of());
        page.evaluate(AXE);
        assertThat((List<?>) page.evaluate("""
                axe.run(document, {resultTypes: ['violations'], preload: false}).then(found => found.violations.map(
                    rule => rule.id + ': ' + rule.help + ' ' + rule.nodes.map(node => node.html).join('\\n')))""")).isEmpty();
    }
}
