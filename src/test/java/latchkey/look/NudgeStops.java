package latchkey.look;

import static latchkey.look.Stop.force;
import static latchkey.look.Stop.press;
import static latchkey.look.Stop.to;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import latchkey.parts.Person;
import latchkey.site.Site;

/** What the helpdesk sees of nudges, and an owner of his second address. */
final class NudgeStops {
    private static final Site SITE = Site.shared();
    private static final Guest HANNA = Guest.of(Person.HANNA);
    private static final Guest HENRY =
            Guest.staged("henry", domain -> Map.of("name", "Henry", "roles", List.of("helpdesk:" + domain.name())));
    private static final Guest EMIL =
            Guest.staged("emil", domain -> Map.of("roles", List.of("helpdesk:" + domain.empty())));
    private static final Guest OLAF = Guest.staged("olaf", domain -> Map.of("recovery", "olaf@elsewhere.example"));
    private static final String CHOSEN = "helpdesk/nudge";
    private static final String ROUND = "helpdesk/nudgeRun";
    private static final String BEGIN = "form[action$='/begin'] button";

    static final List<Stop> ALL = List.of(
            new Stop("no nudges yet", "helpdesk/nudges", EMIL, to("/helpdesk/nudges")),
            new Stop("nudge these", CHOSEN, HENRY, to("/helpdesk/nudges/new")),
            new Stop("nudge nobody", CHOSEN, HENRY, to("/helpdesk/nudges/new?q=nobody.has.this")),
            new Stop("nudge by nonsense", CHOSEN, HENRY, to("/helpdesk/nudges/new?reason=no.such-reason&state=so-so")),
            new Stop("nudge by too much", CHOSEN, HENRY, to("/helpdesk/nudges/new?q=" + "x".repeat(300))),
            new Stop("nudge whom nobody reaches", CHOSEN, HENRY, page -> {
                fails("nobodys", "SHARED", "main-password");
                page.navigate("/helpdesk/nudges/new?q=nobodys");
            }),
            new Stop("nudge by a broken form", CHOSEN, HENRY, page -> {
                page.navigate("/helpdesk/nudges/new?q=nobodys");
                page.evaluate("document.querySelector('input[name=form]').value = 'x'");
                force(page, "form[action='/helpdesk/nudges'] button", "[role=alert]");
            }),
            new Stop("too many to nudge", CHOSEN, HENRY, page -> {
                crowd();
                page.navigate("/helpdesk/nudges/new?q=crowd-");
            }),
            new Stop("nudges tried dry", ROUND, HENRY, page -> dry(page, "q=crowd-1")),
            new Stop("nudges of nobody tried dry", ROUND, HENRY, page -> dry(page, "q=nobodys")),
            new Stop("nudges that were stopped", ROUND, HANNA, round("STOPPED", 3, "MAILBOX", "COOLING_DOWN")),
            new Stop("nudges with many lines", ROUND, HANNA, round("ENDED", 101, "MAILBOX", "FIXED")),
            new Stop("nudges with every outcome", ROUND, HANNA, NudgeStops::everyOutcome),
            new Stop("nudges that are done", ROUND, HENRY, page -> {
                fails("on-paper", "PERSON", "main-password");
                dry(page, "q=on-paper");
                press(page, BEGIN, "#run[data-state=ENDED]");
            }),
            new Stop("letters of a round", "helpdesk/letters", HENRY, page -> {
                page.navigate("/helpdesk/nudges");
                page.navigate(page.locator("tr[data-state=ENDED] a").first().getAttribute("href"));
                press(page, "a[href$='/letters']", "[data-letter]");
            }),
            new Stop("letters of a dry run", "helpdesk/letters", HENRY, page -> {
                dry(page, "q=on-paper");
                page.navigate(page.url() + "/letters");
            }),
            new Stop("nudges with printed letters", ROUND, HENRY, page -> {
                // Somebody may have looked at it in another language.
                SITE.change(
                        "UPDATE nudge_line SET sent_at = NULL WHERE address = ?",
                        Stage.domain().mailbox("on-paper"));
                page.navigate("/helpdesk/nudges");
                page.navigate(page.locator("tr[data-state=ENDED] a").first().getAttribute("href"));
                press(page, "a[href$='/letters']", "[data-letter]");
                press(page, "form[action$='/printed'] button", "#run");
            }),
            new Stop("letters that are printed", "helpdesk/letters", HENRY, page -> {
                page.navigate("/helpdesk/nudges");
                page.navigate(page.locator("tr[data-state=ENDED] a").first().getAttribute("href"));
                press(page, "a[href$='/letters']", "[data-letter][data-printed=true]");
            }),
            new Stop("many letters", "helpdesk/letters", HANNA, page -> {
                round("ENDED", 51, "LETTER", "OFF").accept(page);
                press(page, "a[href$='/letters']", "a[rel=next]");
            }),
            new Stop(
                    "the letter of a case",
                    "helpdesk/letters",
                    HENRY,
                    page -> page.navigate("/helpdesk/accounts/" + Stage.domain().mailbox("on-paper") + "/letter")),
            new Stop(
                    "no letter of a case",
                    "helpdesk/letters",
                    HENRY,
                    page -> page.navigate("/helpdesk/accounts/" + Stage.domain().mailbox("new") + "/letter")),
            new Stop(
                    "case of who was nudged",
                    "helpdesk/account",
                    HENRY,
                    page -> page.navigate("/helpdesk/accounts/" + Stage.domain().mailbox("on-paper"))),
            new Stop("nudges of somebody unknown", "helpdesk/nudges", HANNA, to("/helpdesk/nudges")),
            new Stop("nudges so far", "helpdesk/nudges", HENRY, to("/helpdesk/nudges")),
            new Stop("settings with a second address", "overview/settings", OLAF, to("/settings")));

    private NudgeStops() {}

    private static void fails(String login, String kind, String reason) {
        String address = Stage.domain().mailbox(login);
        SITE.change(
                "INSERT IGNORE INTO account (address, domain, kind) VALUES (?, ?, ?)",
                address,
                Stage.domain().name(),
                kind);
        SITE.change(
                "INSERT IGNORE INTO failing_client (id, address, protocol, reason, certainty, networks, login, first_at, last_at,"
                        + " tries) VALUES (UNHEX(MD5(?)), ?, 'imap', ?, 'certain', '198.51.100.78', '', UTC_TIMESTAMP(3),"
                        + " UTC_TIMESTAMP(3), 3)",
                address,
                address,
                reason);
    }

    /** More than are nudged at once there. */
    private static void crowd() {
        String domain = Stage.domain().name();
        SITE.change(
                "INSERT IGNORE INTO account (address, domain) SELECT CONCAT('crowd-', seq, '@', ?), ? FROM seq_1_to_101",
                domain,
                domain);
        SITE.change(
                "INSERT IGNORE INTO failing_client (id, address, protocol, reason, certainty, networks, login, first_at, last_at,"
                        + " tries) SELECT UNHEX(MD5(CONCAT(seq, ?))), CONCAT('crowd-', seq, '@', ?), 'imap', 'stale-client',"
                        + " 'certain', '198.51.100.78', '', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), 3 FROM seq_1_to_101",
                domain,
                domain);
    }

    private static void dry(Page page, String filter) {
        page.navigate("/helpdesk/nudges/new?" + filter);
        press(page, "form[action='/helpdesk/nudges'] button", "#run");
    }

    /** With as many of a way, and one that is left out. */
    private static Consumer<Page> round(String state, int lines, String way, String why) {
        return page -> {
            String id = made(state, lines);
            SITE.change(
                    "INSERT INTO nudge_line (run, number, address, way, reasons, done) SELECT ?, seq, CONCAT('line', seq,"
                            + " '@example.org'), ?, 'main-password,stale-client', ? OR seq % 2 FROM seq_1_to_" + lines,
                    id,
                    way,
                    state.equals("ENDED"));
            leftOut(id, lines + 1, why);
            page.navigate("/helpdesk/nudges/" + id);
        };
    }

    /** Mails of each state belong to it too. */
    private static void everyOutcome(Page page) {
        String id = made("ENDED", 0);
        List<String> whys = List.of(
                "NO_MAILBOX",
                "ELSEWHERE",
                "OFF",
                "NOBODYS",
                "NO_ADDRESS",
                "NOT_HIS",
                "FIXED",
                "EXEMPT",
                "UNWANTED",
                "COOLING_DOWN",
                "FAULT");
        whys.forEach(why -> leftOut(id, whys.indexOf(why) + 1, why));
        List<String> states = List.of("SENT", "PERHAPS", "FAILED");
        states.forEach(state -> SITE.change(
                "INSERT INTO notice (kind, subject, due_on, recipient, address, state, created_at, next_try_at, settled_at)"
                        + " VALUES ('NUDGE', ?, UTC_DATE(), 'a@example.org', 'a@example.org', ?, UTC_TIMESTAMP(3),"
                        + " UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))",
                id + " " + states.indexOf(state) + " a@example.org",
                state));
        page.navigate("/helpdesk/nudges/" + id + "?show=mailbox");
    }

    private static String made(String state, int planned) {
        String id = UUID.randomUUID().toString();
        SITE.change(
                "INSERT INTO nudge_run (id, made_at, made_by, domains, filter, state, planned) VALUES (?, UTC_TIMESTAMP(3),"
                        + " 'test', '*', 'reason=main-password', ?, ?)",
                id,
                state,
                planned);
        return id;
    }

    private static void leftOut(String id, int line, String why) {
        SITE.change(
                "INSERT INTO nudge_line (run, number, address, why, done) VALUES (?, ?, ?, ?, TRUE)",
                id,
                line,
                "left" + line + "@example.org",
                why);
    }
}
