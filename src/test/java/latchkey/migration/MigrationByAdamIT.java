package latchkey.migration;

import static latchkey.migration.OwnDomain.awaitRefused;
import static latchkey.migration.OwnDomain.letIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import latchkey.parts.Person;
import latchkey.site.Browser;
import latchkey.site.Mailbox;
import latchkey.site.Site;
import latchkey.site.Snapshot;
import org.junit.jupiter.api.Test;

/** Adam's whole way in the browser: he observes, tries dry, plans a list, pauses and takes it back; and a wrong turn. */
class MigrationByAdamIT {
    private static final Site SITE = Site.shared();
    private static final String AT = "127.96.0.5";
    private final String today = LocalDate.now(ZoneOffset.UTC).toString();

    private final OwnDomain domain = OwnDomain.in(SITE);
    private final Mailbox anna = domain.mailbox("anna");
    private final Mailbox ben = domain.mailbox("ben");
    private final Mailbox cleo = domain.mailbox("cleo");

    @Test
    void fromLookingToTakingItBack() throws Exception {
        domain.reported(anna, 14);
        domain.reported(ben, 14);
        try (Browser browser = new Browser();
                BrowserContext window = browser.window(1280)) {
            Page page = window.newPage();
            Browser.signIn(page, SITE, Person.ADAM);

            page.navigate(SITE.portal().url() + "/migration");
            page.locator("tr[data-domain='" + domain.name() + "'] th > a").click();
            page.locator("input[value=PLANNED]").check();
            page.locator("#date").fill(today);
            page.locator("form:has([value=dry-run]) button").click();
            assertThat(page.locator("[data-named]").getAttribute("data-named")).isEqualTo("2");
            assertThat(page.locator("[data-forecast]").getAttribute("data-forecast"))
                    .isEqualTo("TOO_FEW_DAYS");
            page.locator("a.quiet[href*='/migration/plan']").click();

            page.locator("a[href*='/plan/list']").click();
            page.locator("#file").setInputFiles(file(anna.address() + "\r\n" + ben.address() + "\r\n"));
            page.locator("#date").fill(today);
            page.locator("form[enctype] button").click();
            assertThat(page.locator("[data-listed]").getAttribute("data-listed"))
                    .isEqualTo("2");
            page.locator("[name=confirm]").check();
            page.locator("button.danger").click();
            page.locator(".notice.success").waitFor();
            awaitRefused(anna, AT);
            awaitRefused(ben, AT);
            assertThat(letIn(cleo, AT)).as("she is not in the list").isTrue();

            whatTheBreakGlassPageSaysWorks(page);

            page.navigate(SITE.portal().url() + domain.planPath());
            page.locator("form:has([value=pause]) button").click();
            page.locator(".notice.warn").waitFor();
            assertThat(page.locator("main").textContent()).contains("An administrator has paused the plan");
            page.locator("#own-address").fill(cleo.address());
            page.locator("#own-date").fill(today);
            page.locator("form:has([value=date]) button").click();
            page.locator(".notice.success").waitFor();
            assertThat(letIn(cleo, AT)).as("the plan is paused").isTrue();
            page.locator("form:has([value=continue]) button").click();
            awaitRefused(cleo, AT);

            page.locator("form:has([value=undo]) [name=confirm]").check();
            page.locator("form:has([value=undo]) button").click();
            page.locator(".notice.success").waitFor();
            assertThat(List.of(letIn(anna, AT), letIn(ben, AT), letIn(cleo, AT)))
                    .containsOnly(true);
        }
    }

    private void whatTheBreakGlassPageSaysWorks(Page page) throws Exception {
        page.navigate(SITE.portal().url() + "/migration/plan/break-glass?domain=" + domain.name() + "&address="
                + anna.address());
        List<String> commands = attributes(page, "data-command");
        List<String> statements = attributes(page, "data-sql");
        List<Boolean> in = new ArrayList<>();
        for (String command : commands.subList(0, 2)) {
            assertThat(BreakGlassByCommand.run(SITE, words(command)).status()).isZero();
            in.add(letIn(anna, AT));
            nobodyIsExempt();
        }
        for (String statement : statements.subList(0, 2)) {
            SITE.change(statement);
            in.add(letIn(anna, AT));
            nobodyIsExempt();
        }

        assertThat(in).hasSize(4).containsOnly(true);
        assertThat(letIn(anna, AT)).isFalse();
        assertThat(commands.get(2)).contains("break-glass all ");
        assertThat(statements.get(2)).doesNotContain("WHERE");
    }

    @Test
    void aWrongTurnIsNamedAndChangesNothing() {
        domain.reported(anna, 3);
        try (Browser browser = new Browser();
                BrowserContext window = browser.window(360)) {
            Page page = window.newPage();
            Browser.signIn(page, SITE, Person.ADAM);
            page.navigate(SITE.portal().url() + "/migration/plan/list?domain=" + domain.name());
            Snapshot before = Snapshot.of(SITE);

            page.locator("#addresses").fill(anna.address() + "\nnobody@" + domain.name() + "\nbén\nalice@example.org");
            page.locator("#date").fill(LocalDate.now(ZoneOffset.UTC).plusDays(9).toString());
            page.locator("form[enctype] button").click();
            assertThat(page.locator("#wrong-lines li").allTextContents())
                    .containsExactly("Line 2: nobody@" + domain.name(), "Line 3: bén", "Line 4: alice@example.org");
            page.locator("#addresses").fill(anna.address());
            page.locator("#date").fill("2020-02-02");
            page.locator("form[enctype] button").click();
            assertThat(page.locator(".notice.error").textContent()).contains("“Day” must be today or later");
            page.locator("#addresses").fill("");
            page.locator("form[enctype] button").click();
            assertThat(page.locator(".notice.error").textContent()).contains("“Addresses”: there is none");
            assertThat(Snapshot.of(SITE).changedSince(before)).isEmpty();

            page.locator("#addresses").fill(anna.address());
            page.locator("#date").fill(today);
            page.locator("form[enctype] button").click();
            assertThat(page.locator("[data-obstacle]").getAttribute("data-obstacle"))
                    .isEqualTo("TOO_FEW_DAYS");
            SITE.change(
                    "UPDATE dry_run SET days = 20, made_at = UTC_TIMESTAMP(3) - INTERVAL 2 DAY WHERE domain = ?",
                    domain.name());
            page.reload();
            assertThat(page.locator("[data-obstacle]").getAttribute("data-obstacle"))
                    .isEqualTo("DRY_RUN_TOO_OLD");
            assertThat(page.locator("button.danger").count()).isZero();
            assertThat(SITE.rows("SELECT 1 FROM rule_plan WHERE domain = ?", domain.name()))
                    .isEmpty();
            assertThat(letIn(anna, AT)).isTrue();
        }
    }

    private static FilePayload file(String text) {
        return new FilePayload("people.txt", "text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> attributes(Page page, String name) {
        return page.locator("[" + name + "]").all().stream()
                .map(line -> String.valueOf(line.getAttribute(name)))
                .toList();
    }

    /** As a shell would split it. */
    private static String[] words(String command) {
        return command.replaceAll(".* break-glass ", "")
                .replace("\"break glass\"", "break\u00a0glass")
                .split(" ");
    }

    private void nobodyIsExempt() {
        SITE.change("UPDATE account SET exempt_until = NULL, exempt_why = NULL WHERE domain = ?", domain.name());
    }
}
