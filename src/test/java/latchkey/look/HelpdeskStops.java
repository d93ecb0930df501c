package latchkey.look;

import static latchkey.look.Stop.force;
import static latchkey.look.Stop.press;
import static latchkey.look.Stop.to;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import latchkey.parts.Person;
import latchkey.site.Mailbox;
import latchkey.site.Site;
import latchkey.site.WebSession;

/** The pages of the helpdesk: of the whole site, of one domain, and of one in which nothing is. */
final class HelpdeskStops {
    private static final Site SITE = Site.shared();
    private static final Guest HANNA = Guest.of(Person.HANNA);
    private static final Guest HEDDA = Guest.staged(
            "hedda", domain -> Map.of("name", Stage.LONG_NAME, "roles", List.of("helpdesk:" + domain.name())));
    private static final Guest EMIL =
            Guest.staged("emil", domain -> Map.of("roles", List.of("helpdesk:" + domain.empty())));
    private static final Guest HENRY =
            Guest.staged("henry", domain -> Map.of("name", "Henry", "roles", List.of("helpdesk:" + domain.name())));
    private static final String LIST = "helpdesk/failing";
    private static final String GUESSING = "helpdesk/guessing";
    private static final String CASE = "helpdesk/account";
    private static final String QUESTION = "helpdesk/revoke";

    static final List<Stop> ALL = List.of(
            new Stop(
                    "worklist",
                    LIST,
                    HANNA,
                    page -> OwnersStops.carolFails(page, "/helpdesk/failing", "tr[data-address]")),
            new Stop("worklist without a match", LIST, HANNA, to("/helpdesk/failing?q=nobody.has.this")),
            new Stop(
                    "worklist of nonsense",
                    LIST,
                    HANNA,
                    to("/helpdesk/failing?reason=no.such-reason&state=%3Cb%3E&page=minus-one&cut=yes")),
            new Stop("worklist of a domain", LIST, HEDDA, to("/helpdesk/failing")),
            new Stop(
                    "finer worklist of a domain",
                    LIST,
                    HEDDA,
                    to("/helpdesk/failing?certainty=probable&state=failing&protocol=smtp&since=week&sort=tries")),
            new Stop("second page of the worklist", LIST, HEDDA, to("/helpdesk/failing?page=2")),
            new Stop("worklist of a mailbox", LIST, HEDDA, to("/helpdesk/failing?q=donaudampf")),
            new Stop("empty worklist", LIST, EMIL, to("/helpdesk/failing")),
            new Stop("name that is no mailbox", "helpdesk/name", HEDDA, page -> {
                String name = Stage.domain().mailbox("nobody-at-all");
                Site.shared()
                        .change(
                                "REPLACE INTO failing_client (id, address, protocol, reason, certainty, networks, login, first_at,"
                                        + " last_at, tries) VALUES (UNHEX(MD5(?)), ?, 'imap', 'address-mistyped', 'certain',"
                                        + " '192.0.2.9', ?, UTC_TIMESTAMP(3) - INTERVAL 1 DAY, UTC_TIMESTAMP(3), 7)",
                                name,
                                name,
                                name);
                to("/helpdesk/failing?q=nobody-at-all").accept(page);
                page.navigate(page.locator("tr.account a.address").first().getAttribute("href"));
            }),
            new Stop("guessing", GUESSING, HEDDA, to("/helpdesk/guessing")),
            new Stop("second page of guessing", GUESSING, HEDDA, to("/helpdesk/guessing?page=2")),
            new Stop("nobody guesses", GUESSING, EMIL, to("/helpdesk/guessing")),
            new Stop("case", CASE, HANNA, to("/helpdesk/accounts/carol%40example.org")),
            new Stop("case with a long name", CASE, HEDDA, caseOf(StagedDomain::mailbox, "")),
            new Stop("case before", CASE, HEDDA, page -> {
                caseOf(StagedDomain::mailbox, "").accept(page);
                page.navigate(page.locator("a[rel=next]").getAttribute("href"));
            }),
            new Stop("case of a mailbox that is off", CASE, HEDDA, caseOf(domain -> domain.mailbox("off"), "")),
            new Stop(
                    "case of a mailbox in which nothing happened",
                    CASE,
                    HEDDA,
                    caseOf(domain -> domain.mailbox("new"), "")),
            new Stop("case of a shared mailbox", CASE, HEDDA, caseOf(domain -> domain.mailbox("info"), "")),
            new Stop(
                    "case with what was revoked",
                    CASE,
                    HEDDA,
                    page -> caseOf(
                                    StagedDomain::mailbox,
                                    "?revoked=" + Stage.domain().appPassword(StagedDomain.LOST))
                            .accept(page)),
            new Stop("case with what is not confirmed", CASE, HEDDA, page -> {
                Stage.domain().withdrawnAgain();
                caseOf(StagedDomain::mailbox, "?revoked=" + Stage.domain().appPassword(StagedDomain.LOST))
                        .accept(page);
            }),
            new Stop("case that was taken on", CASE, HEDDA, page -> {
                caseOf(StagedDomain::mailbox, "").accept(page);
                press(page, "form[action$='/take'] button", "form[action$='/release']");
            }),
            new Stop("worklist with a case that was taken on", LIST, HEDDA, to("/helpdesk/failing?q=donaudampf")),
            new Stop("case of a colleague", CASE, HENRY, caseOf(StagedDomain::mailbox, "")),
            new Stop("case with a note", CASE, HEDDA, page -> {
                caseOf(StagedDomain::mailbox, "").accept(page);
                page.locator("#note").fill("Donaudampfschifffahrtsgesellschaft ".repeat(9) + "\ncalls again tomorrow");
                press(page, "form[action$='/notes'] button", "[data-note]");
            }),
            new Stop("case with a note that is struck out", CASE, HEDDA, page -> {
                caseOf(StagedDomain::mailbox, "").accept(page);
                press(page, "form[action$='/strike'] button", "[data-struck]");
            }),
            new Stop("case with an empty note", CASE, HEDDA, page -> {
                caseOf(StagedDomain::mailbox, "").accept(page);
                force(page, "form[action$='/notes'] button", "#note-error");
            }),
            new Stop("case with too long a note", CASE, HEDDA, page -> {
                caseOf(StagedDomain::mailbox, "").accept(page);
                page.evaluate("document.querySelector('#note').maxLength = 5000");
                page.locator("#note").fill("The caller has a telephone. ".repeat(50));
                press(page, "form[action$='/notes'] button", "#note-error");
            }),
            new Stop("case of a caller without a code", CASE, HEDDA, page -> {
                caseOf(domain -> domain.mailbox("new"), "").accept(page);
                page.locator("#code").fill("123456");
                press(page, "form[action$='/caller'] button", "#code-error");
            }),
            new Stop("case of a caller with a wrong code", CASE, HANNA, page -> typed(page, "nonsense", "#code-error")),
            new Stop("case of a caller who is confirmed", CASE, HANNA, page -> typed(page, "", "#confirmed")),
            new Stop(
                    "case without a second factor",
                    CASE,
                    HANNA,
                    page -> page.navigate(
                            "/helpdesk/accounts/" + Mailbox.named(SITE, "nova").address())),
            new Stop("case with logins as they come", CASE, HANNA, HelpdeskStops::tries),
            new Stop("case with steps to read out", CASE, HEDDA, page -> {
                caseOf(StagedDomain::mailbox, "?client=outlook-classic").accept(page);
                page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
            }),
            new Stop("revoke by the helpdesk", QUESTION, HEDDA, HelpdeskStops::question),
            new Stop("revoke without a reason", QUESTION, HEDDA, page -> {
                question(page);
                force(page, "button.danger", "#why-error");
            }),
            new Stop("revoke with too long a reason", QUESTION, HEDDA, page -> {
                question(page);
                page.evaluate("document.querySelector('#why').maxLength = 500");
                page.locator("#why").fill("The telephone was stolen. ".repeat(15));
                press(page, "button.danger", "#why-error");
            }),
            new Stop("main passwords", "migration/overview", HANNA, to("/migration")),
            new Stop("main passwords of a domain", "migration/overview", HEDDA, to("/migration")),
            new Stop("main passwords of an empty domain", "migration/overview", EMIL, to("/migration")),
            new Stop(
                    "figures of a domain",
                    "migration/overview",
                    HEDDA,
                    page -> page.navigate("/migration?domain=" + Stage.domain().name())),
            new Stop(
                    "accounts with the main password",
                    "migration/accounts",
                    HEDDA,
                    to("/migration/accounts?state=main-password")),
            new Stop("next accounts", "migration/accounts", HEDDA, page -> {
                page.navigate("/migration/accounts");
                page.navigate(page.locator("a[rel=next]").getAttribute("href"));
            }),
            new Stop("no accounts", "migration/accounts", HEDDA, to("/migration/accounts?q=nobody.has.this")),
            new Stop(
                    "who would fail",
                    "migration/wouldFail",
                    HEDDA,
                    page -> page.navigate("/migration/would-fail?run=" + dryRunOf("FIRST_CLIENT"))),
            new Stop(
                    "nobody would fail",
                    "migration/wouldFail",
                    HEDDA,
                    page -> page.navigate("/migration/would-fail?run=" + dryRunOf("SECOND_FACTOR"))),
            new Stop(
                    "nobody of that name would fail",
                    "migration/wouldFail",
                    HEDDA,
                    page -> page.navigate("/migration/would-fail?q=nobody.has.this&run=" + dryRunOf("FIRST_CLIENT"))),
            new Stop("no dry run", "migration/wouldFail", HANNA, page -> {
                SITE.change("INSERT IGNORE INTO domain (name, imap_host) VALUES ('nobody-tried.example', 'localhost')");
                page.navigate("/migration/would-fail?domain=nobody-tried.example");
            }));

    private HelpdeskStops() {}

    private static String dryRunOf(String rule) {
        return new StagedPlans(SITE, Stage.domain().name()).dryRunOf(rule);
    }

    private static Consumer<Page> caseOf(Function<StagedDomain, String> mailbox, String query) {
        return page -> page.navigate("/helpdesk/accounts/" + mailbox.apply(Stage.domain()) + query);
    }

    /** Alice reads out the code that she has just made, or something else. */
    private static void typed(Page page, String instead, String sign) {
        WebSession alice = WebSession.signedIn(SITE, Person.ALICE);
        WebSession.Page shown =
                alice.submit(alice.open("/settings/helpdesk-code"), "/settings/helpdesk-code", Map.of());
        page.navigate("/helpdesk/accounts/alice%40example.org");
        page.locator("#code")
                .fill(instead.isEmpty() ? shown.html().select("#caller-code").text() : instead);
        press(page, "form[action$='/caller'] button", sign);
    }

    private static void tries(Page page) {
        Mailbox mailbox = Mailbox.named(SITE, "trier");
        String phone = mailbox.appPassword("imap").text();
        page.navigate("/helpdesk/accounts/" + mailbox.address());
        SITE.mailClient().imaps("127.3.9.5", mailbox.address(), phone);
        SITE.mailClient().submission("127.3.9.5", mailbox.address(), "not it");
        page.locator("#case-lights [data-state=connected]").waitFor();
        page.locator("#case-lights [data-state=refused]").waitFor();
    }

    private static void question(Page page) {
        page.navigate("/helpdesk/app-passwords/" + Stage.domain().appPassword(Stage.LONG_LABEL) + "/revoke");
    }
}
