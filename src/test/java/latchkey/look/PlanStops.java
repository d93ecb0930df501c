package latchkey.look;

import static latchkey.look.Stop.press;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import latchkey.parts.Person;
import latchkey.site.Site;

/** What an administrator finds beside a plan: lists, exemptions, forecasts, a pause, break glass. */
final class PlanStops {
    private static final Site SITE = Site.shared();
    private static final Guest ADAM = Guest.of(Person.ADAM);
    private static final Guest ADA =
            Guest.staged("ada", domain -> Map.of("name", Stage.LONG_NAME, "roles", List.of("admin:" + domain.name())));
    private static final Guest EVA = Guest.staged("eva", domain -> Map.of("roles", List.of("admin:" + domain.empty())));
    private static final Guest UDO = Guest.staged("udo", domain -> Map.of("roles", List.of("admin:unserved.example")));
    private static final String LIST = "migration/list";
    private static final String EXEMPT = "migration/exempt";
    private static final String DRY_RUN = "migration/dryRun";
    private static final String PLAN = "migration/plan";
    private static final String SEND = "form[enctype] button";
    private static final String FAULT = ".notice.error";

    static final List<Stop> ALL = List.of(
            new Stop("nothing to count", "migration/overview", UDO, page -> page.navigate("/migration")),
            new Stop("a plan at work", PLAN, EVA, page -> page.navigate("/migration/plan?domain=" + empty())),
            new Stop("a plan that was paused", PLAN, ADA, page -> {
                SITE.change("UPDATE rule_plan SET paused_by = 'test' WHERE domain = ?", name());
                page.navigate("/migration/plan?domain=" + name());
                SITE.change("UPDATE rule_plan SET paused_by = NULL WHERE domain = ?", name());
            }),
            new Stop("a plan that a mail server has not heard of", PLAN, ADA, page -> {
                SITE.change(
                        "INSERT INTO main_password_switch (mail_server, address, taken_before, asked_at) SELECT 'away',"
                                + " address, 'imap', UTC_TIMESTAMP(3) FROM account WHERE address LIKE 'person1%' AND domain = ?",
                        name());
                page.navigate("/migration/plan?domain=" + name());
                page.locator("#still-refused").waitFor();
                SITE.change("DELETE FROM main_password_switch WHERE mail_server = 'away'");
            }),
            new Stop("a list", LIST, ADA, PlanStops::list),
            new Stop("a list of nobody", LIST, ADA, page -> {
                list(page);
                page.locator("#date").fill("2020-02-02");
                press(page, SEND, FAULT);
            }),
            new Stop("a list with wrong lines", LIST, ADA, page -> {
                list(page);
                page.locator("#addresses")
                        .fill(IntStream.range(0, 60)
                                .mapToObj(i -> "no-such-person-" + i)
                                .collect(Collectors.joining("\n")));
                page.locator("#date").fill(inAMonth());
                press(page, SEND, FAULT);
            }),
            new Stop(
                    "dry run of a list",
                    DRY_RUN,
                    ADA,
                    page -> page.navigate("/migration/plan?run=" + new StagedPlans(SITE, name()).dryRunOfAList())),
            new Stop(
                    "dry run of a list beside another rule",
                    DRY_RUN,
                    EVA,
                    page -> page.navigate("/migration/plan?run=" + new StagedPlans(SITE, empty()).dryRunOfAList())),
            new Stop(
                    "dry run with a forecast",
                    DRY_RUN,
                    ADA,
                    page -> page.navigate(
                            "/migration/plan?run=" + new StagedPlans(SITE, name()).dryRun("PLANNED", 20, 0))),
            new Stop(
                    "dry run where nothing falls",
                    DRY_RUN,
                    EVA,
                    page -> page.navigate(
                            "/migration/plan?run=" + new StagedPlans(SITE, empty()).dryRun("PLANNED", 20, 0))),
            new Stop("dry run without a forecast", DRY_RUN, ADAM, page -> {
                page.navigate("/migration/plan?domain=example.org");
                page.locator("input[value=PLANNED]").check();
                page.locator("#date").fill(inAMonth());
                press(page, "form:has(input[value=dry-run]) button", "#figures");
            }),
            new Stop("exempt accounts", EXEMPT, ADA, page -> page.navigate("/migration/plan/exempt?domain=" + name())),
            new Stop(
                    "no exempt accounts",
                    EXEMPT,
                    EVA,
                    page -> page.navigate("/migration/plan/exempt?done=yes&domain=" + empty())),
            new Stop(
                    "an exemption that has ended",
                    EXEMPT,
                    ADA,
                    page -> page.navigate("/migration/plan/exempt?domain=" + name() + "&ended=person110@" + name())),
            new Stop("an exemption that has ended of an account with a date", EXEMPT, ADA, page -> {
                // The one of his own domain is paused, and promises no day.
                SITE.change(
                        "UPDATE account a JOIN rule_plan r ON r.domain = ? SET a.refused_by_plan = r.id,"
                                + " a.refusal_held = TRUE, a.main_password_refused_from = UTC_TIMESTAMP(3) + INTERVAL 7 DAY"
                                + " WHERE a.address = ?",
                        empty(),
                        "person111@" + name());
                page.navigate("/migration/plan/exempt?domain=" + name() + "&ended=person111@" + name());
                SITE.change(
                        "UPDATE account SET refused_by_plan = NULL, refusal_held = FALSE, main_password_refused_from = NULL"
                                + " WHERE address = ?",
                        "person111@" + name());
            }),
            new Stop("an exemption of nobody", EXEMPT, ADA, page -> {
                page.navigate("/migration/plan/exempt?domain=" + name());
                page.locator("#addresses").fill("nobody");
                page.locator("#date").fill("2020-02-02");
                page.locator("#why").fill(" ");
                press(page, SEND, FAULT);
            }),
            new Stop(
                    "break glass",
                    "migration/glass",
                    ADA,
                    page -> page.navigate("/migration/plan/break-glass?domain=" + name())));

    private PlanStops() {}

    private static void list(Page page) {
        page.navigate("/migration/plan/list?domain=" + name());
    }

    private static String inAMonth() {
        return LocalDate.now(ZoneOffset.UTC).plusMonths(1).toString();
    }

    private static String name() {
        return Stage.domain().name();
    }

    private static String empty() {
        return Stage.domain().empty();
    }
}
