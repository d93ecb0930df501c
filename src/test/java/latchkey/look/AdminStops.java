package latchkey.look;

import static latchkey.look.Stop.force;
import static latchkey.look.Stop.press;
import static latchkey.look.Stop.to;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import latchkey.parts.Person;
import latchkey.site.Site;

/** The pages of administrators: of the whole site, of one domain, and of one that is not served. */
final class AdminStops {
    private static final Site SITE = Site.shared();
    private static final Guest ADAM = Guest.of(Person.ADAM);
    private static final Guest ADA =
            Guest.staged("ada", domain -> Map.of("name", Stage.LONG_NAME, "roles", List.of("admin:" + domain.name())));
    private static final Guest UDO = Guest.staged("udo", domain -> Map.of("roles", List.of("admin:unserved.example")));
    private static final String CHECKS = "operations/checks";
    private static final String MAILBOX = "operations/account";
    private static final String QUESTION = "operations/confirm";
    private static final String AUDIT = "operations/audit";
    private static final String DOMAIN = "migration/domain";
    private static final String DOMAINS = "migration/domains";
    private static final String PLAN = "migration/plan";
    private static final String DRY_RUN = "migration/dryRun";
    private static final String SAVE = "form[action^='/admin/domains'] button";

    private static final List<Stop> OF_CHECKS = List.of(
            new Stop("checks", CHECKS, ADAM, to("/admin/checks")),
            new Stop("checks with a red one", CHECKS, ADAM, page -> {
                SITE.change(
                        "INSERT INTO login_report_rejected (id, outcome, why) VALUES (-1, 'none', 'Data too long for column')");
                SITE.change("INSERT INTO replica_check VALUES ('mail-b:8088', 'PROVIDER', 'RED', UTC_TIMESTAMP(3),"
                        + " UTC_TIMESTAMP(3))");
                page.navigate("/admin/checks");
                SITE.change("DELETE FROM replica_check WHERE replica = 'mail-b:8088'");
                SITE.change("DELETE FROM login_report_rejected WHERE id = -1");
                page.locator("li[data-state=red]").first().waitFor();
            }));

    private static final List<Stop> OF_MAILBOXES = List.of(
            new Stop("find a mailbox", "operations/findAccount", ADAM, to("/admin/accounts")),
            new Stop("unknown mailbox", "operations/findAccount", ADA, to("/admin/accounts?q=nobody%40example.org")),
            new Stop("a mailbox", MAILBOX, ADA, mailbox(StagedDomain::mailbox, "")),
            new Stop(
                    "a mailbox that is off",
                    MAILBOX,
                    ADA,
                    mailbox(domain -> domain.mailbox("off"), "?q=nobody.is.called.this")),
            new Stop("a mailbox of nobody", MAILBOX, ADA, mailbox(domain -> domain.mailbox("new"), "?q=Maximiliane")),
            new Stop("a shared mailbox", MAILBOX, ADA, mailbox(domain -> domain.mailbox("info"), "?q=Maximiliane")),
            new Stop("a mailbox without custodians", MAILBOX, ADAM, to("/admin/accounts?q=scanner%40example.org")),
            new Stop("a relinked mailbox", MAILBOX, ADA, mailbox(StagedDomain::mailbox, "?done=RELINK")),
            new Stop(
                    "question before relinking", QUESTION, ADA, asked(StagedDomain::mailbox, "", "a[href*='/relink']")),
            new Stop(
                    "question before linking",
                    QUESTION,
                    ADA,
                    asked(domain -> domain.mailbox("new"), "?q=Maximiliane", "a[href*='/relink']")),
            new Stop(
                    "question before a custodian comes",
                    QUESTION,
                    ADA,
                    asked(domain -> domain.mailbox("scanner"), "?q=Maximiliane", "a[href*='/custodian?']")),
            new Stop(
                    "question before a custodian goes",
                    QUESTION,
                    ADA,
                    asked(domain -> domain.mailbox("info"), "", "a[href*='/custodian/remove']")),
            new Stop(
                    "question before a mailbox is of another kind",
                    QUESTION,
                    ADA,
                    asked(domain -> domain.mailbox("scanner"), "", "a[href*='/kind?']")));

    private static final List<Stop> OF_THE_AUDIT = List.of(
            new Stop("audit trail", AUDIT, ADAM, to("/admin/audit")),
            new Stop("audit trail of nonsense", AUDIT, ADAM, to("/admin/audit?what=nosuch&from=2026-02-31")),
            new Stop("audit trail of a domain", AUDIT, ADA, to("/admin/audit")),
            new Stop("audit trail of nobody", AUDIT, ADA, to("/admin/audit?who=nobody.has.this")),
            new Stop("empty audit trail", AUDIT, UDO, to("/admin/audit")));

    private static final List<Stop> OF_DOMAINS = List.of(
            new Stop("domains", DOMAINS, ADAM, to("/admin/domains?saved=yes")),
            new Stop("name of the site without words", DOMAINS, ADAM, page -> {
                page.navigate("/admin/domains");
                page.locator("#site").fill(" ");
                force(page, SAVE, "#site-error");
            }),
            new Stop("domains of one who has one", DOMAINS, ADA, to("/admin/domains")),
            new Stop("domains of one who has none", DOMAINS, UDO, to("/admin/domains")),
            new Stop(
                    "a domain of one whose hosts are the site's",
                    DOMAIN,
                    ADA,
                    page -> page.navigate(
                            "/admin/domains?domain=" + Stage.domain().name())),
            new Stop("a new domain", DOMAIN, ADAM, to("/admin/domains?add=yes")),
            new Stop("a new domain with faults", DOMAIN, ADAM, page -> {
                page.navigate("/admin/domains?add=yes");
                page.locator("#name").fill("no domain");
                page.evaluate("document.querySelector('#contact').maxLength = 500");
                page.locator("#contact").fill("Ask at the front desk. ".repeat(12));
                press(page, SAVE, "#name-error");
            }),
            new Stop("a domain with faults", DOMAIN, ADAM, page -> {
                page.navigate("/admin/domains?domain=" + Stage.domain().name());
                page.locator("#imapHost").fill("no host");
                page.locator("#imapPort").fill("99999");
                press(page, SAVE + ".primary", "#imap-error");
            }));

    private static final List<Stop> OF_IMPORTS = List.of(
            new Stop("import", "operations/imports", ADAM, to("/admin/import")),
            new Stop("import of no list", "operations/imports", ADA, page -> {
                page.navigate("/admin/import");
                upload(page, "mail\nnobody\n", "#file-error");
            }),
            new Stop("a dry run of an import", "operations/importRun", ADA, page -> {
                page.navigate("/admin/import");
                String domain = Stage.domain().name();
                upload(
                        page,
                        "address,kind\nnew.one@" + domain + ",shared\n=1+1,\nx@unserved.example,\n",
                        "#run[data-state=READ]");
            }),
            new Stop(
                    "a mailbox to rename",
                    "operations/rename",
                    ADA,
                    asked(domain -> domain.mailbox("new"), "", "a[href$='/rename']")),
            new Stop("erased mailboxes", "operations/erasures", ADAM, to("/admin/erasures")),
            new Stop(
                    "a mailbox to erase",
                    "operations/erase",
                    ADA,
                    asked(domain -> domain.mailbox("off"), "", "a[href$='/erase']")),
            new Stop("a mailbox to erase by another address", "operations/erase", ADA, page -> {
                asked(domain -> domain.mailbox("off"), "", "a[href$='/erase']").accept(page);
                page.locator("#typed").fill("nobody@example.org");
                press(page, "form[action$='/erase'] button", "#typed-error");
            }),
            new Stop("a mailbox renamed to nonsense", "operations/rename", ADA, page -> {
                asked(domain -> domain.mailbox("new"), "", "a[href$='/rename']").accept(page);
                page.locator("#to").fill("no address");
                press(page, "form[action$='/rename'] button", "#to-error");
            }));

    private static final List<Stop> OF_PLANS = List.of(
            new Stop("plans", PLAN, ADAM, to("/migration/plan")),
            new Stop("plans of one who has no domain", PLAN, UDO, to("/migration/plan")),
            new Stop("a paused plan", PLAN, ADA, plan("")),
            new Stop("a plan without a rule", PLAN, ADA, page -> {
                plan("").accept(page);
                force(page, "form:has([value=dry-run]) button", ".notice.error");
            }),
            new Stop("a plan of yesterday", PLAN, ADA, page -> {
                plan("").accept(page);
                page.locator("input[value=PLANNED]").check();
                page.locator("#date").fill("2020-02-02");
                force(page, "form:has([value=dry-run]) button", ".notice.error");
            }),
            new Stop("a date for nobody", PLAN, ADA, page -> {
                plan("").accept(page);
                page.locator("#own-address").fill("nobody@example.org");
                page.locator("#own-date")
                        .fill(LocalDate.now(ZoneOffset.UTC).plusMonths(1).toString());
                press(page, "form:has([value=date]) button", ".notice.error");
            }),
            new Stop("an exemption without an end", PLAN, ADA, page -> {
                plan("").accept(page);
                page.locator("#hours").fill("1000");
                force(page, "form:has([value=exempt]) button", ".notice.error");
            }),
            new Stop("an exemption without a reason", PLAN, ADA, page -> {
                plan("").accept(page);
                force(page, "form:has([value=exempt]) button", ".notice.error");
            }),
            new Stop("an undo that is not confirmed", PLAN, ADA, page -> {
                plan("").accept(page);
                force(page, "form:has([value=undo]) button", ".notice.error");
            }),
            new Stop("dry run", DRY_RUN, ADAM, page -> {
                page.navigate("/migration/plan?domain=example.org");
                page.locator("input[value=SECOND_FACTOR]").check();
                press(page, "form:has(input[value=dry-run]) button", "#figures");
            }),
            new Stop("dry run with many clients", DRY_RUN, ADA, dryRun("FIRST_CLIENT")),
            new Stop("dry run that was used", DRY_RUN, ADA, dryRun("PLANNED")),
            new Stop(
                    "dry run that is too old",
                    DRY_RUN,
                    ADA,
                    page -> page.navigate("/migration/plan?run=" + plans().dryRun("FIRST_CLIENT", 20, 48))),
            new Stop("dry run of too few days", DRY_RUN, ADA, dryRun("SECOND_FACTOR")),
            new Stop("dry run that is not confirmed", DRY_RUN, ADA, page -> {
                dryRun("FIRST_CLIENT").accept(page);
                force(page, "form:has([value=switch]) button", ".notice.error");
            }),
            new Stop("dry run where nothing is ready", DRY_RUN, ADA, page -> {
                dryRun("FIRST_CLIENT").accept(page);
                page.locator("[name=confirm]").check();
                press(page, "form:has([value=switch]) button", "[data-check]");
            }));

    private static final List<Stop> OF_WHAT_WAS_DONE = Stream.of(
                    "SWITCHED", "UNDONE", "PAUSED", "CONTINUED", "DATED", "EXEMPTED", "ENDED")
            .map(done -> new Stop("a plan " + done, PLAN, ADA, plan("&done=" + done)))
            .toList();

    static final List<Stop> ALL = Stream.of(
                    OF_CHECKS,
                    OF_MAILBOXES,
                    OF_THE_AUDIT,
                    OF_DOMAINS,
                    OF_IMPORTS,
                    OF_PLANS,
                    OF_WHAT_WAS_DONE,
                    PlanStops.ALL)
            .flatMap(List::stream)
            .toList();

    private AdminStops() {}

    private static Consumer<Page> mailbox(Function<StagedDomain, String> mailbox, String query) {
        return page -> page.navigate("/admin/accounts/" + mailbox.apply(Stage.domain()) + query);
    }

    private static Consumer<Page> asked(Function<StagedDomain, String> mailbox, String query, String link) {
        return mailbox(mailbox, query).andThen(page -> press(page, "main " + link, ".confirm"));
    }

    private static void upload(Page page, String text, String sign) {
        page.locator("#file")
                .setInputFiles(new FilePayload("mailboxes.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8)));
        press(page, "form[action='/admin/import'] button", sign);
    }

    private static Consumer<Page> plan(String query) {
        return page -> page.navigate("/migration/plan?domain=" + Stage.domain().name() + query);
    }

    private static Consumer<Page> dryRun(String rule) {
        return page -> page.navigate("/migration/plan?run=" + plans().dryRunOf(rule));
    }

    private static StagedPlans plans() {
        return new StagedPlans(SITE, Stage.domain().name());
    }
}
