package latchkey.look;

import static latchkey.look.Stop.press;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What is different on a domain whose mail server is a mailcow. */
final class MailcowStops {
    private static final Guest IDA = Guest.staged("ida", domain -> Map.of("name", Stage.LONG_NAME));
    private static final Guest HELGA = Guest.staged(
            "helga",
            domain -> Map.of("roles", List.of("helpdesk:" + Stage.mailcow().name())));
    private static final Guest CURT = Guest.staged("curt", domain -> Map.of("roles", List.of("admin")));
    private static final String DOMAIN = "migration/domain";
    private static final String SAVE = "form:has(#imapHost) button";
    private static final String HOME = "overview/home";
    private static final String LIST = "apppassword/foreign";
    private static final String ELSEWHERE = "/app-passwords/made-elsewhere";

    static final List<Stop> ALL = List.of(
            new Stop("app passwords beside those made in mailcow", "apppassword/list", IDA, page -> {
                of("/app-passwords", "info").accept(page);
                page.locator("#foreign tr[data-foreign]").first().waitFor();
            }),
            new Stop("app passwords while mailcow thinks", "apppassword/list", IDA, page -> {
                page.route("**" + ELSEWHERE + "**", Route::abort);
                of("/app-passwords", "info").accept(page);
                page.unroute("**" + ELSEWHERE + "**");
            }),
            new Stop("made in mailcow", LIST, IDA, of(ELSEWHERE, "info")),
            new Stop("none made in mailcow", LIST, IDA, of(ELSEWHERE, "empty")),
            new Stop("end one that was made in mailcow", "apppassword/confirmForeign", IDA, page -> {
                of(ELSEWHERE, "info").accept(page);
                press(page, "tr[data-foreign] a", ".confirm");
            }),
            new Stop("one that was made in mailcow has ended", LIST, IDA, page -> {
                String number = Stage.mailcow().another("Short-lived");
                of(ELSEWHERE + "/" + number + "/revoke", "info").accept(page);
                press(page, "button.danger", "[role=status]");
            }),
            new Stop(
                    "one that was made in mailcow is being ended",
                    LIST,
                    IDA,
                    page -> page.navigate(
                            ELSEWHERE + "?ended=" + Stage.mailcow().ending() + "&account="
                                    + Stage.mailcow().mailbox("info"))),
            new Stop("home where mailcow refuses the main password", HOME, IDA, home("factor", "REFUSED_THERE")),
            new Stop("home where mailcow does not say whether it does", HOME, IDA, home("keycloak", "NOT_KNOWN")),
            new Stop("issued on a mailcow", "setup/issued", IDA, page -> {
                issued(page);
                page.locator("[data-later]").waitFor();
            }),
            new Stop("renew on a mailcow", "setup/renew", IDA, page -> {
                issued(page);
                of("/app-passwords", "info").accept(page);
                press(page, "tr[data-app-password] th a", "#lights");
                press(page, "a[href*='/renew']", "main form");
            }),
            new Stop("revoke on a mailcow", "apppassword/confirmRevoke", IDA, page -> {
                issued(page);
                of("/app-passwords", "info").accept(page);
                press(page, "tr[data-app-password] a[href*='/revoke']", ".confirm");
            }),
            new Stop("revoked on a mailcow", "apppassword/list", IDA, page -> {
                issued(page);
                of("/app-passwords", "info").accept(page);
                press(page, "tr[data-app-password] a[href*='/revoke']", ".confirm");
                press(page, "button.danger", ".notice.warn");
            }),
            new Stop("case on a mailcow", "helpdesk/account", HELGA, page -> {
                Stage.mailcow().justRevoked();
                page.navigate("/helpdesk/accounts/" + Stage.mailcow().mailbox("info"));
                page.locator("#foreign tr[data-foreign]").first().waitFor();
            }),
            new Stop("made in mailcow, for the helpdesk", "helpdesk/foreign", HELGA, MailcowStops::ofTheCase),
            new Stop("end one that was made in mailcow, by the helpdesk", "helpdesk/endForeign", HELGA, page -> {
                ofTheCase(page);
                press(page, "tr[data-foreign] a", ".confirm");
            }),
            new Stop("a dry run on a mailcow", "migration/dryRun", CURT, page -> {
                page.navigate("/migration/plan?domain=" + Stage.mailcow().name());
                page.locator("[name=rule]").first().check();
                press(page, "form:has([value=dry-run]) button.primary", "#beyond");
            }),
            new Stop(
                    "accounts as mailcow describes them",
                    "migration/accounts",
                    CURT,
                    page -> page.navigate("/migration/accounts?server=with-second-factor&domain="
                            + Stage.mailcow().name())),
            new Stop("main passwords on a mailcow", "migration/overview", CURT, page -> {
                Stage.mailcow().isDescribed();
                page.navigate("/migration?domain=" + Stage.mailcow().name());
                page.locator("[data-at-server=WILL_BREAK]").waitFor();
            }),
            new Stop("a new domain on which mail server", DOMAIN, CURT, page -> {
                page.navigate("/admin/domains?add=yes");
                page.locator("#name").fill("elsewhere.example");
                page.locator("#imapHost").fill("imap.example.org");
                press(page, SAVE, "#mailServer-error");
            }),
            new Stop("a domain that is there", DOMAIN, CURT, page -> {
                page.navigate("/admin/domains?add=yes");
                page.locator("#name").fill("example.org");
                page.locator("#imapHost").fill("imap.example.org");
                page.locator("#mailServer").selectOption("dovecot");
                press(page, SAVE, "#name-error");
            }),
            new Stop("a domain that cannot leave its mailcow", DOMAIN, CURT, page -> {
                Stage.mailcow().holdsOne();
                page.navigate("/admin/domains?domain=" + Stage.mailcow().name());
                page.locator("#mailServer").selectOption("dovecot");
                press(page, SAVE, "#mailServer-error");
            }),
            // mailcow is left alone for a while after that.
            new Stop(
                    "mailcow does not answer",
                    LIST,
                    IDA,
                    page -> Stage.mailcow()
                            .silent(
                                    page,
                                    ELSEWHERE + "?account=" + Stage.mailcow().mailbox("info"))));

    private MailcowStops() {}

    private static Consumer<Page> of(String path, String login) {
        return page -> page.navigate(path + "?account=" + Stage.mailcow().mailbox(login));
    }

    private static Consumer<Page> home(String login, String state) {
        return page -> {
            Stage.mailcow().describesTheirMainPasswords();
            of("/home", login).accept(page);
            page.locator("#main-password[data-state=" + state + "]").waitFor();
        };
    }

    private static void ofTheCase(Page page) {
        page.navigate("/helpdesk/accounts/" + Stage.mailcow().mailbox("info") + "/made-elsewhere");
    }

    private static void issued(Page page) {
        page.navigate("/app-passwords/new?client=thunderbird&account="
                + Stage.mailcow().mailbox("info"));
        page.locator("#label").fill(Stage.LONG_LABEL);
        press(page, "form[action^='/app-passwords'] button.primary", "#app-password");
    }
}
