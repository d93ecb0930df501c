package latchkey.look;

import static latchkey.look.OwnersStops.ALICE;
import static latchkey.look.OwnersStops.BOB;
import static latchkey.look.OwnersStops.IDA;
import static latchkey.look.OwnersStops.LEAVING;
import static latchkey.look.Stop.force;
import static latchkey.look.Stop.press;
import static latchkey.look.Stop.to;

import com.microsoft.playwright.Page;
import java.util.List;
import latchkey.parts.Person;
import latchkey.site.Site;

/** The pages on which an app password is made, from the choice of a program to its lights, and handed to a phone. */
final class WizardStops {
    static final String FORM = "/app-passwords/new?client=thunderbird";

    private static final Site SITE = Site.shared();
    private static final String MAKE = "form[action^='/app-passwords'] button";

    static final List<Stop> ALL = List.of(
            new Stop("clients", "setup/choose", ALICE, to("/app-passwords/new")),
            new Stop("unknown client", "setup/choose", ALICE, to("/app-passwords/new?client=nosuch")),
            new Stop("steps of a client", "setup/client", ALICE, to("/clients/outlook-new")),
            new Stop("form", "setup/form", ALICE, to(FORM)),
            new Stop(
                    "form for a program whose vendor keeps the password",
                    "setup/form",
                    ALICE,
                    to("/app-passwords/new?client=outlook-new")),
            new Stop("form with a strange name", "setup/form", ALICE, page -> issue(page, "<>")),
            new Stop("form without anything", "setup/form", ALICE, page -> {
                page.navigate(FORM);
                page.evaluate("document.querySelectorAll('[name=protocols]').forEach(box => box.checked = false)");
                force(page, MAKE, "#protocols-error");
            }),
            new Stop("form with too much", "setup/form", ALICE, page -> {
                page.navigate(FORM);
                page.evaluate(
                        "document.querySelector('[name=protocols]').value = 'gopher'; document.querySelector('#label').maxLength = 500");
                page.locator("#label").fill("Thunderbird on the desktop computer in the second floor ".repeat(4));
                press(page, MAKE, "#protocols-error");
            }),
            new Stop("issued with a long name", "setup/issued", ALICE, page -> issue(page, Stage.LONG_LABEL)),
            new Stop("issued for a new account", "setup/issued", ALICE, page -> {
                page.navigate(FORM + "&setup=new");
                page.locator("#label").fill("New laptop");
                press(page, MAKE, "#app-password");
            }),
            new Stop("issued with a code to scan", "setup/issued", ALICE, page -> {
                page.navigate("/app-passwords/new?client=thunderbird-android&setup=new");
                page.locator("#label").fill("New phone");
                press(page, MAKE, "#code");
            }),
            new Stop("issued and tried", "setup/issued", ALICE, WizardStops::connectedAndRefused),
            new Stop(
                    "issued for receiving only, and sent with",
                    "setup/issued",
                    ALICE,
                    WizardStops::sentWithWhatReceives),
            new Stop("issued and all connected", "setup/issued", ALICE, page -> {
                page.navigate("/app-passwords/new?client=scanner");
                page.locator("#label").fill("Scanner that sends");
                press(page, MAKE, "#app-password");
                String secret = page.locator("#app-password").getAttribute("data-value");
                SITE.mailClient().submission("127.3.9.3", Person.ALICE.address(), secret);
                page.locator(".all-connected").waitFor();
            }),
            new Stop("issued and not proved", "setup/issued", IDA, page -> {
                page.navigate(FORM + "&account=" + Stage.domain().mailbox());
                page.locator("#label").fill("Not proved");
                press(page, MAKE, "#unproved");
            }),
            new Stop("issued and signed out meanwhile", "setup/issued", LEAVING, page -> {
                issue(page, "Left open");
                page.context().clearCookies();
                page.evaluate("htmx.ajax('GET', document.querySelector('#lights').dataset.poll, '#lights')");
                page.locator("#signed-out").waitFor();
            }),
            new Stop("issued for an iPhone", "setup/issued", ALICE, page -> issueFor(page, "apple-mail-ios")),
            new Stop("issued for a Mac", "setup/issued", ALICE, page -> issueFor(page, "apple-mail-mac")),
            new Stop("code for a phone", "setup/issued", ALICE, HandOverStops::showCode),
            new Stop("code for a phone opened", "setup/issued", ALICE, HandOverStops::opened),
            new Stop("another code after one was opened", "setup/issued", BOB, HandOverStops::openedBefore),
            new Stop("who opened the code", "setup/handOverWho", BOB, HandOverStops::who),
            new Stop("who opened the code is known", "setup/handOverWho", BOB, HandOverStops::known),
            new Stop("code for a phone tried too often", "setup/issued", ALICE, HandOverStops::triedTooOften),
            new Stop("code for a phone over", "setup/issued", ALICE, HandOverStops::over),
            new Stop("take over", "setup/handOver", ALICE, HandOverStops::onThePhone),
            new Stop("take over with a wrong key", "setup/handOver", ALICE, page -> {
                HandOverStops.onThePhone(page);
                HandOverStops.enter(page, "000000");
            }),
            new Stop("take over without a key", "setup/handOver", ALICE, page -> {
                HandOverStops.onThePhone(page);
                force(page, HandOverStops.TAKE, "#key-error");
            }),
            new Stop("taken over", "setup/handedOver", ALICE, HandOverStops::taken),
            new Stop("taken over five minutes ago", "setup/handedOver", ALICE, HandOverStops::takenLongAgo),
            new Stop("taken over by somebody else", "setup/handOverOver", ALICE, HandOverStops::takenByAnother),
            new Stop("nothing to take over", "setup/handOverOver", ALICE, to("/hand-over/0123456789ab")));

    private WizardStops() {}

    static void issue(Page page, String label) {
        page.navigate(FORM);
        page.locator("#label").fill(label);
        press(page, MAKE, "#app-password, #label-error");
    }

    /** Again and again, and never more than one that is live. */
    static void issueFor(Page page, String client) {
        SITE.change("UPDATE app_password SET state = 'ended', ended_why = 'revoked', ended_at = UTC_TIMESTAMP(3)"
                + " WHERE label = 'Handed over' AND state = 'live'");
        page.navigate("/app-passwords/new?setup=new&client=" + client);
        page.locator("#label").fill("Handed over");
        press(page, MAKE, "#app-password");
    }

    private static void sentWithWhatReceives(Page page) {
        page.navigate(FORM);
        page.locator("#label").fill("Reads only");
        page.locator("[name=protocols][value=smtp]").uncheck();
        press(page, MAKE, "#app-password");
        String secret = page.locator("#app-password").getAttribute("data-value");
        SITE.mailClient().imaps("127.3.9.4", Person.ALICE.address(), "what somebody guesses");
        SITE.mailClient().submission("127.3.9.5", Person.ALICE.address(), secret);
        page.locator("#light-smtp[data-state=refused]").waitFor();
        page.locator("#light-imap[data-state=refused]").waitFor();
    }

    private static void connectedAndRefused(Page page) {
        issue(page, "In the mail program");
        String secret = page.locator("#app-password").getAttribute("data-value");
        String wrong = secret.substring(0, 30) + (secret.endsWith("77") ? "88" : "77");
        SITE.mailClient()
                .imaps("127.3.9.2", Person.ALICE.address(), secret, "\"name\" \"Thunderbird\" \"version\" \"128.4.0\"");
        SITE.mailClient().submission("127.3.9.2", Person.ALICE.address(), wrong);
        page.locator("#light-imap[data-state=connected]").waitFor();
        page.locator("#light-smtp[data-state=refused]").waitFor();
    }
}
