package latchkey.look;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A page in a state in which somebody meets it, and the way there. Later ones find what earlier ones have left.
 *
 * @param page the template that is to be seen
 */
record Stop(String name, String page, Guest guest, Consumer<Page> way) {
    /** Slow ones first: the lights of an owner's page take their time. */
    static final List<Stop> ALL = Stream.of(
                    OwnersStops.ALL,
                    AppPasswordStops.ALL_OF_THEM,
                    WizardStops.ALL,
                    AppPasswordStops.ONE_OF_THEM,
                    HelpdeskStops.ALL,
                    NudgeStops.ALL,
                    BanStops.ALL,
                    MailcowStops.ALL,
                    AdminStops.ALL,
                    ImportStops.ALL,
                    RefusedStops.ALL,
                    HelpStops.ALL)
            .flatMap(List::stream)
            .toList();

    static Consumer<Page> to(String path) {
        return page -> page.navigate(path);
    }

    /** The first that is there, pressed, until the sign of what comes. */
    static void press(Page page, String what, String sign) {
        page.locator(what).first().click();
        page.locator(sign).first().waitFor();
    }

    /** Sent with what the browser would not let pass. */
    static void force(Page page, String button, String sign) {
        page.evaluate("document.querySelectorAll('form').forEach(form => form.noValidate = true)");
        press(page, button, sign);
    }
}
