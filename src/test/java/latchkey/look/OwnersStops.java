package latchkey.look;

import static latchkey.look.Stop.press;
import static latchkey.look.Stop.to;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import latchkey.parts.Person;
import latchkey.site.Site;

/** The first pages of who is not signed in, or looks after a mailbox, and the pages about himself. */
final class OwnersStops {
    private static final Site SITE = Site.shared();
    static final Guest ALICE = Guest.of(Person.ALICE);
    /** So that nobody makes more app passwords an hour than he may. */
    static final Guest BOB = Guest.of(Person.BOB);

    static final Guest ADAM = Guest.of(Person.ADAM);
    /** Her session ends with that. */
    static final Guest LEAVING = ALICE.leaving();

    static final Guest IDA = Guest.staged("ida", domain -> Map.of("name", Stage.LONG_NAME));

    /** No time of the sign-in, and no mailbox. */
    static final Guest OTTO = Guest.staged("otto", domain -> {
        Map<String, @org.jspecify.annotations.Nullable Object> claims = new java.util.HashMap<>();
        claims.put("auth_time", null);
        return claims;
    });

    private static final String HOME = "overview/home";

    static final List<Stop> ALL = List.of(
            new Stop("landing", "signin/landing", Guest.NOBODY, to("/")),
            new Stop("signed out", "signin/signedOut", Guest.NOBODY, to("/signed-out")),
            new Stop("stale second factor", "signin/stale", OTTO, page -> Stage.signIn(page, WizardStops.FORM, "otto")),
            new Stop("form sent too late", "signin/late", OTTO, OwnersStops::sendsTooLate),
            new Stop("signed in again", "signin/fresh", ALICE, to("/sign-in/fresh")),
            new Stop("home", HOME, ALICE, to("/home")),
            new Stop(
                    "home with a failing client",
                    HOME,
                    Guest.of(Person.CAROL),
                    page -> carolFails(page, "/home", ".notice.error")),
            new Stop(
                    "home of many mailboxes",
                    HOME,
                    IDA,
                    page -> page.navigate("/home?account=" + Stage.domain().mailbox())),
            new Stop("home with a date", HOME, IDA, homeOf("billing")),
            new Stop("home that only the helpdesk can mend", HOME, IDA, homeOf("registry")),
            new Stop("home of a mailbox that is guessed at", HOME, IDA, homeOf("lost-and-found")),
            new Stop("home with all devices", HOME, IDA, homeOf("info")),
            new Stop("home without anything", HOME, IDA, homeOf("archive")),
            new Stop("logins", "overview/logins", IDA, loginsOf("", "")),
            new Stop("logins of many programs", "overview/logins", IDA, loginsOf("lost-and-found", "&page=2")),
            new Stop("no logins", "overview/logins", IDA, loginsOf("archive", "&show=refused")),
            new Stop("settings", "overview/settings", ALICE, to("/settings")),
            new Stop("code for the helpdesk", "overview/callerCode", ALICE, to("/settings/helpdesk-code")),
            new Stop("code for the helpdesk shown", "overview/callerCode", IDA, page -> {
                page.navigate("/settings/helpdesk-code");
                press(page, "main form button", "#caller-code");
            }),
            new Stop("own data", "overview/data", ALICE, to("/settings/data")),
            new Stop("download of own data", "overview/download", ALICE, to("/settings/download")),
            new Stop("settings saved", "overview/settings", ALICE, to("/settings?changed=language")),
            new Stop("settings without a mailbox", "overview/settings", OTTO, to("/settings?changed=mails")));

    private OwnersStops() {}

    private static Consumer<Page> homeOf(String login) {
        return page -> page.navigate("/home?account=" + Stage.domain().mailbox(login));
    }

    private static Consumer<Page> loginsOf(String login, String query) {
        return page -> page.navigate("/logins?account="
                + (login.isEmpty() ? Stage.domain().mailbox() : Stage.domain().mailbox(login)) + query);
    }

    /** His provider tells no time, so each form of his is late. */
    private static void sendsTooLate(Page page) {
        page.navigate("/settings");
        page.evaluate(
                "() => { const form = document.querySelector(\"form[action='/sign-out']\");"
                        + " form.action = '/app-passwords/revoke-all'; const why = document.createElement('input');"
                        + " why.name = 'why'; why.value = 'A lost phone'; form.append(why); setTimeout(() => form.submit()); }");
        page.locator("main a[href='/sign-in/fresh']").waitFor();
    }

    static void carolFails(Page page, String path, String sign) {
        SITE.mailClient().imaps("127.3.9.1", Person.CAROL.address(), Person.CAROL.mainPassword());
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            page.navigate(path);
            return page.locator(sign).count() > 0;
        });
    }
}
