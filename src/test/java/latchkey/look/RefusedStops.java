package latchkey.look;

import static latchkey.look.Stop.press;
import static latchkey.look.Stop.to;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import latchkey.parts.Person;
import latchkey.site.Site;

/** The page that says "no", for each kind of "no" and each way out. */
final class RefusedStops {
    private static final Site SITE = Site.shared();
    private static final Guest ALICE = Guest.of(Person.ALICE);
    private static final Guest ADAM = Guest.of(Person.ADAM);
    private static final Guest IDA = Guest.staged("ida", domain -> Map.of("name", Stage.LONG_NAME));
    private static final Guest PAUL = Guest.staged("paul", domain -> Map.of("acr", "password"));
    private static final String PAGE = "web/error";

    static final List<Stop> ALL = List.of(
            new Stop(
                    "400",
                    PAGE,
                    ADAM,
                    page -> refused(page, 400, "/admin/accounts/scanner%40example.org/kind?kind=nonsense")),
            new Stop("400 of a form without its token", PAGE, ALICE, page -> {
                page.navigate("/settings");
                page.evaluate("document.querySelector('main [name=csrf-token]').remove()");
                press(page, "main button", "main a[href='/settings']");
            }),
            new Stop("401", PAGE, Guest.NOBODY, page -> refused(page, 401, "/sign-in/failed")),
            new Stop("403", PAGE, ALICE, page -> refused(page, 403, "/helpdesk/failing")),
            new Stop("403 without a second factor", PAGE, PAUL, page -> refused(page, 403, "/home")),
            new Stop("404 of nobody", PAGE, Guest.NOBODY, page -> refused(page, 404, "/nothing")),
            new Stop("404", PAGE, ALICE, page -> refused(page, 404, "/app-passwords/no-such-thing")),
            new Stop(
                    "404 of a case",
                    PAGE,
                    Guest.of(Person.HANNA),
                    page -> refused(page, 404, "/helpdesk/accounts/nobody%40example.org")),
            new Stop("405", PAGE, ALICE, page -> {
                page.navigate("/settings");
                page.evaluate("document.querySelector('main form').setAttribute('action', '/home')");
                press(page, "main button", "main[data-page='" + PAGE + "']");
            }),
            new Stop("409 without a mailbox", PAGE, OwnersStops.OTTO, page -> refused(page, 409, "/home")),
            new Stop(
                    "409 of too many",
                    PAGE,
                    IDA,
                    page -> issue(page, Stage.domain().mailbox("info"))),
            new Stop("413", PAGE, ALICE, page -> {
                page.navigate("/settings");
                page.evaluate("document.querySelector('main [name=language]').value = 'x'.repeat(100_000)");
                press(page, "main button", "main[data-page='" + PAGE + "']");
            }),
            new Stop("429", PAGE, IDA, page -> {
                SITE.change(
                        "REPLACE INTO try_count VALUES ('ISSUED_FOR_ACCOUNT', ?, UTC_TIMESTAMP(3) + INTERVAL 7 MINUTE, 1000)",
                        Stage.domain().mailbox("billing"));
                issue(page, Stage.domain().mailbox("billing"));
            }),
            new Stop("500", PAGE, ADAM, page -> {
                SITE.change("RENAME TABLE latchkey.sign_in TO latchkey.sign_in_away");
                try {
                    refused(page, 500, "/helpdesk/accounts/carol%40example.org");
                } finally {
                    SITE.change("RENAME TABLE latchkey.sign_in_away TO latchkey.sign_in");
                }
            }));

    private RefusedStops() {}

    private static void refused(Page page, int status, String path) {
        to(path).accept(page);
        page.locator("main").getByText(String.valueOf(status)).first().waitFor();
    }

    private static void issue(Page page, String mailbox) {
        page.navigate("/app-passwords/new?client=thunderbird&account=" + mailbox);
        page.locator("#label").fill("One more");
        press(page, "form[action^='/app-passwords'] button", "main[data-page='" + PAGE + "']");
    }
}
