package latchkey.look;

import static latchkey.look.Stop.force;
import static latchkey.look.Stop.press;
import static latchkey.look.Stop.to;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import latchkey.parts.Person;
import latchkey.site.Mailbox;
import latchkey.site.Site;

/** The pages of who is not signed in, or looks after a mailbox. */
final class OwnersStops {
    private static final Site SITE = Site.shared();
    private static final Guest ALICE = Guest.of(Person.ALICE);
    /** So that nobody makes more app passwords an hour than he may. */
    private static final Guest BOB = Guest.of(Person.BOB);

    private static final Guest ADAM = Guest.of(Person.ADAM);
    /** Her session ends with that. */
    private static final Guest LEAVING = ALICE.leaving();

    private static final Guest IDA = Guest.staged("ida", domain -> Map.of("name", Stage.LONG_NAME));

    /** No time of the sign-in, and no mailbox. */
    static final Guest OTTO = Guest.staged("otto", domain -> {
        Map<String, @org.jspecify.annotations.Nullable Object> claims = new java.util.HashMap<>();
        claims.put("auth_time", null);
        return claims;
    });

    private static final String FORM = "/app-passwords/new?client=thunderbird";
    private static final String HOME = "overview/home";
    private static final String MAKE = "form[action^='/app-passwords'] button";

    static final List<Stop> ALL = List.of(
            new Stop("landing", "signin/landing", Guest.NOBODY, to("/")),
            new Stop("signed out", "signin/signedOut", Guest.NOBODY, to("/signed-out")),
            new Stop("stale second factor", "signin/stale", OTTO, page -> Stage.signIn(page, FORM, "otto")),
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
            new Stop("settings without a mailbox", "overview/settings", OTTO, to("/settings?changed=mails")),
            new Stop("app passwords", "apppassword/list", ALICE, to("/app-passwords")),
            new Stop("app passwords with long names", "apppassword/list", IDA, ofIda("")),
            new Stop("app password revoked", "apppassword/list", ALICE, page -> {
                first(page, "a[href*='/revoke']");
                press(page, "button.danger", "[role=status]");
            }),
            new Stop("app password revoked and not confirmed", "apppassword/list", IDA, OwnersStops::notConfirmed),
            new Stop("no app passwords", "apppassword/list", ADAM, to("/app-passwords")),
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
            new Stop("issued and tried", "setup/issued", ALICE, OwnersStops::connectedAndRefused),
            new Stop(
                    "issued for receiving only, and sent with",
                    "setup/issued",
                    ALICE,
                    OwnersStops::sentWithWhatReceives),
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
            new Stop("nothing to take over", "setup/handOverOver", ALICE, to("/hand-over/0123456789ab")),
            new Stop(
                    "one app password", "apppassword/detail", ALICE, page -> first(page, "tr[data-app-password] th a")),
            new Stop(
                    "one app password in use",
                    "apppassword/detail",
                    IDA,
                    page -> ofIda("/" + Stage.domain().appPassword(Stage.LONG_LABEL))
                            .accept(page)),
            new Stop(
                    "one app password asked for twice",
                    "apppassword/detail",
                    IDA,
                    page -> page.navigate("/app-passwords/" + Stage.domain().appPassword("Tablet 2")
                            + "?answered=yes&account=" + Stage.domain().mailbox())),
            new Stop(
                    "an ended app password",
                    "apppassword/detail",
                    IDA,
                    page -> ofIda("/" + Stage.domain().appPassword(StagedDomain.LOST))
                            .accept(page)),
            new Stop("revoke", "apppassword/confirmRevoke", ALICE, page -> first(page, "a[href*='/revoke']")),
            new Stop("rename", "apppassword/rename", ALICE, page -> detail(page, "a[href*='/rename']")),
            new Stop("rename without a name", "apppassword/rename", ALICE, page -> {
                detail(page, "a[href*='/rename']");
                page.locator("#label").fill(" ");
                force(page, "form[action*='/rename'] button", "#label-error");
            }),
            new Stop("leaked?", "apppassword/confirmLeaked", ALICE, page -> detail(page, "a[href*='/leaked']")),
            new Stop("leaked", "apppassword/list", ALICE, page -> {
                detail(page, "a[href*='/leaked']");
                press(page, "button.danger", "[role=status]");
            }),
            new Stop("revoke all", "apppassword/confirmRevokeAll", ALICE, to("/app-passwords/revoke-all")),
            new Stop("all are revoked", "apppassword/list", IDA, page -> {
                new Mailbox(SITE, Stage.domain().mailbox("billing"), "").appPassword("imap");
                page.navigate(
                        "/app-passwords/revoke-all?account=" + Stage.domain().mailbox("billing"));
                press(page, "button.danger", "[role=status]");
            }),
            new Stop("nothing to revoke", "apppassword/confirmRevokeAll", ADAM, to("/app-passwords/revoke-all")),
            new Stop("compromised?", "apppassword/compromised", ALICE, to("/compromised")),
            new Stop("compromised", "apppassword/rescued", LEAVING, page -> {
                page.navigate("/compromised");
                press(page, "button.danger", "[role=status]");
                SITE.change("UPDATE person SET sessions_valid_from = NULL");
            }),
            new Stop("app passwords with something to do about each", "apppassword/list", IDA, page -> {
                Stage.domain().forgotten();
                ofIda("").accept(page);
                page.locator("[data-offer]").first().waitFor();
            }),
            new Stop(
                    "one that was used from two places",
                    "apppassword/detail",
                    IDA,
                    page -> ofIda("/" + Stage.domain().appPassword("Tablet 1")).accept(page)),
            new Stop("bring back", "apppassword/confirmRevive", IDA, page -> {
                ofIda("").accept(page);
                press(page, "[data-expired] a", "main form");
            }),
            new Stop("renew", "setup/renew", ALICE, page -> detail(page, "a[href*='/renew']")),
            new Stop("renewed", "setup/issued", ALICE, OwnersStops::renewed),
            new Stop("app passwords, one of them being replaced", "apppassword/list", ALICE, page -> {
                renewed(page);
                page.navigate("/app-passwords");
            }),
            new Stop("an app password that is being replaced", "apppassword/detail", ALICE, page -> {
                renewed(page);
                page.navigate("/app-passwords");
                page.locator("tr:has([data-replaced-by]) th > a").first().click();
                page.locator("#replaced-by").waitFor();
            }),
            new Stop(
                    "revoke what is in use",
                    "apppassword/confirmRevoke",
                    IDA,
                    page -> ofIda("/" + Stage.domain().appPassword(Stage.LONG_LABEL) + "/revoke")
                            .accept(page)));

    private OwnersStops() {}

    private static Consumer<Page> homeOf(String login) {
        return page -> page.navigate("/home?account=" + Stage.domain().mailbox(login));
    }

    private static Consumer<Page> loginsOf(String login, String query) {
        return page -> page.navigate("/logins?account="
                + (login.isEmpty() ? Stage.domain().mailbox() : Stage.domain().mailbox(login)) + query);
    }

    private static Consumer<Page> ofIda(String path) {
        return page -> page.navigate(
                "/app-passwords" + path + "?account=" + Stage.domain().mailbox());
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

    private static void issue(Page page, String label) {
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

    private static void first(Page page, String link) {
        issue(page, Stage.LONG_LABEL);
        page.navigate("/app-passwords");
        press(page, link, ".facts");
    }

    private static void detail(Page page, String link) {
        first(page, "tr[data-app-password] th a");
        press(page, link, "main form");
    }

    private static void renewed(Page page) {
        detail(page, "a[href*='/renew']");
        press(page, "form[action*='/renew'] button", "#overlap");
    }

    static void carolFails(Page page, String path, String sign) {
        SITE.mailClient().imaps("127.3.9.1", Person.CAROL.address(), Person.CAROL.mainPassword());
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            page.navigate(path);
            return page.locator(sign).count() > 0;
        });
    }

    /** The portal withdraws it again by itself. */
    private static void notConfirmed(Page page) {
        StagedDomain domain = Stage.domain();
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            domain.withdrawnAgain();
            page.navigate(
                    "/app-passwords?revoked=" + domain.appPassword(StagedDomain.LOST) + "&account=" + domain.mailbox());
            return page.locator(".notice.warn").count() > 0;
        });
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
