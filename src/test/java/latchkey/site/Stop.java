package latchkey.site;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import latchkey.parts.Person;
import org.jspecify.annotations.Nullable;

/** A page in a state in which somebody meets it, and the way there. Later ones find what earlier ones have left. */
record Stop(String name, @Nullable Person person, Consumer<Page> way) {
    private static final Site SITE = Site.shared();
    private static final String LONG =
            "Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüsselverwaltungscomputer 0123456";

    static final List<Stop> ALL = List.of(
            new Stop("landing", null, to("/")),
            new Stop("signed out", null, to("/signed-out")),
            new Stop("failed sign-in", null, to("/sign-in/failed")),
            new Stop("nothing there", null, to("/nothing")),
            new Stop("home", Person.ALICE, to("/home")),
            new Stop("home with a failing client", Person.CAROL, page -> carolFails(page, "/home", ".notice.error")),
            new Stop("settings", Person.ALICE, to("/settings")),
            new Stop("settings saved", Person.ALICE, to("/settings?changed=language")),
            new Stop("app passwords", Person.ALICE, to("/app-passwords")),
            new Stop("no app passwords", Person.ADAM, to("/app-passwords")),
            new Stop("clients", Person.ALICE, to("/app-passwords/new")),
            new Stop("unknown client", Person.ALICE, to("/app-passwords/new?client=nosuch")),
            new Stop("form", Person.ALICE, to("/app-passwords/new?client=thunderbird")),
            new Stop("form with faults", Person.ALICE, page -> issue(page, "<>")),
            new Stop("issued with a long name", Person.ALICE, page -> issue(page, LONG.substring(0, 80))),
            new Stop("one app password", Person.ALICE, page -> first(page, "tr[data-app-password] th a")),
            new Stop("revoke", Person.ALICE, page -> first(page, "a[href*='/revoke']")),
            new Stop("refused", Person.ALICE, to("/helpdesk/failing")),
            new Stop("worklist", Person.HANNA, page -> carolFails(page, "/helpdesk/failing", "tr[data-address]")),
            new Stop("worklist without a match", Person.HANNA, to("/helpdesk/failing?q=nobody.has.this")),
            new Stop("checks", Person.ADAM, to("/admin/checks")),
            new Stop("find a mailbox", Person.ADAM, to("/admin/accounts")),
            new Stop("unknown mailbox", Person.ADAM, to("/admin/accounts?q=nobody%40example.org")),
            new Stop("a mailbox", Person.ADAM, to("/admin/accounts?q=carol%40example.org")),
            new Stop("a mailbox without custodians", Person.ADAM, to("/admin/accounts?q=scanner%40example.org")),
            new Stop("question of an administrator", Person.ADAM, page -> {
                to("/admin/accounts?q=scanner%40example.org").accept(page);
                follow(page, "main a[href*='/kind?kind=']");
            }),
            new Stop("audit trail", Person.ADAM, to("/admin/audit")),
            new Stop("audit trail of nonsense", Person.ADAM, to("/admin/audit?what=nosuch&from=2026-02-31")),
            new Stop("domains", Person.ADAM, to("/admin/domains")),
            new Stop("a domain", Person.ADAM, to("/admin/domains?domain=example.org")),
            new Stop("a domain with faults", Person.ADAM, page -> {
                to("/admin/domains?domain=example.org").accept(page);
                page.locator("#imapHost").fill("no host");
                page.locator("#imapPort").fill("99999");
                page.locator("form[action^='/admin/domains'] button.primary").click();
                page.locator("#imap-error").waitFor();
            }),
            new Stop("main passwords", Person.HANNA, to("/migration")),
            new Stop("plan", Person.ADAM, to("/migration/plan?domain=example.org")),
            new Stop("dry run", Person.ADAM, page -> {
                to("/migration/plan?domain=example.org").accept(page);
                page.locator("input[value=SECOND_FACTOR]").check();
                page.locator("form:has(input[value=dry-run]) button").click();
                page.locator("#figures").waitFor();
            }),
            new Stop("case", Person.HANNA, to("/helpdesk/accounts/carol%40example.org")),
            new Stop("case of nobody", Person.HANNA, to("/helpdesk/accounts/nobody%40example.org")),
            new Stop("revoke by the helpdesk", Person.HANNA, page -> {
                to("/helpdesk/accounts/alice%40example.org").accept(page);
                follow(page, "a[href*='/helpdesk/app-passwords/']");
                page.locator("#why").waitFor();
                page.evaluate("document.querySelector('#why').form.noValidate = true");
                page.locator("form button.danger").click();
                page.locator("#why-error").waitFor();
            }));

    private static Consumer<Page> to(String path) {
        return page -> page.navigate(SITE.portal().url() + path);
    }

    private static void follow(Page page, String link) {
        to(page.locator(link).first().getAttribute("href")).accept(page);
    }

    private static void issue(Page page, String label) {
        to("/app-passwords/new?client=thunderbird").accept(page);
        page.locator("#label").fill(label);
        page.locator("form[action='/app-passwords'] button").click();
        page.locator("#app-password, #label-error").waitFor();
    }

    private static void carolFails(Page page, String path, String sign) {
        SITE.mailClient().imaps("127.3.9.1", Person.CAROL.address(), Person.CAROL.mainPassword());
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            to(path).accept(page);
            return page.locator(sign).count() > 0;
        });
    }

    private static void first(Page page, String link) {
        issue(page, LONG.substring(0, 80));
        to("/app-passwords").accept(page);
        page.locator(link).first().click();
        page.locator(".facts").waitFor();
    }
}
