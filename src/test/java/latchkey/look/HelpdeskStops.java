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

/** The pages of the helpdesk: of the whole site, of one domain, and of one in which nothing is. */
final class HelpdeskStops {
    private static final Guest HANNA = Guest.of(Person.HANNA);
    private static final Guest HEDDA = Guest.staged(
            "hedda", domain -> Map.of("name", Stage.LONG_NAME, "roles", List.of("helpdesk:" + domain.name())));
    private static final Guest EMIL =
            Guest.staged("emil", domain -> Map.of("roles", List.of("helpdesk:" + domain.empty())));
    private static final String LIST = "helpdesk/failing";
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
            new Stop("main passwords of an empty domain", "migration/overview", EMIL, to("/migration")));

    private HelpdeskStops() {}

    private static Consumer<Page> caseOf(Function<StagedDomain, String> mailbox, String query) {
        return page -> page.navigate("/helpdesk/accounts/" + mailbox.apply(Stage.domain()) + query);
    }

    private static void question(Page page) {
        page.navigate("/helpdesk/app-passwords/" + Stage.domain().appPassword(Stage.LONG_LABEL) + "/revoke");
    }
}
