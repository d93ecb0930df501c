package latchkey.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.migration.ScriptedSite.Kind;
import latchkey.migration.ScriptedSite.Someone;
import latchkey.parts.Person;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Two hundred accounts: who was named fails, nobody else does, and one act or one command brings all of them back. */
class RefusalForetoldIT {
    private static final Site SITE = Site.shared();
    private static final Duration SOON = Duration.ofSeconds(30);

    private final ScriptedSite scripted = ScriptedSite.in(SITE);
    private final OwnDomain domain = scripted.domain();
    private final WebSession adam = WebSession.signedIn(SITE, Person.ADAM);

    @AfterAll
    static void thePortalIsBack() {
        SITE.portal().waitUntilReady();
    }

    @Test
    void theDryRunsListIsWhoFailsAndUndoAndBreakGlassBringThemBack() throws Exception {
        Set<String> before = scripted.day(one -> true);
        scripted.andSoOnTheDaysBefore();
        assertThat(before).isEqualTo(addresses(Stream.of(Kind.REFUSED_BY_HAND)));
        theFiguresAreThoseOfTheScript();
        exemptTheScanners();

        Page dryRun = domain.tryDry(
                adam,
                Map.of("rule", "PLANNED", "date", LocalDate.now(ZoneOffset.UTC).toString()));
        Set<String> list = named(dryRun);
        assertThat(domain.switchOn(adam, dryRun).status()).isEqualTo(303);
        await().atMost(SOON).until(() -> held().equals(addresses(Stream.of(Kind.SCANNER))));
        Set<String> failed = theNextDay();

        failed.removeAll(before);
        Set<String> both = new TreeSet<>(list);
        both.retainAll(failed);
        double precision = 1.0 * both.size() / list.size();
        double recall = 1.0 * both.size() / failed.size();
        System.out.printf(
                "RefusalForetoldIT: %d accounts, %d named, %d failed, precision %.3f, recall %.3f%n",
                scripted.people().size(), list.size(), failed.size(), precision, recall);
        assertThat(list).isEqualTo(addresses(Stream.of(Kind.MAIN_PASSWORD, Kind.MIXED)));
        assertThat(precision).isGreaterThanOrEqualTo(0.98);
        assertThat(recall).isGreaterThanOrEqualTo(0.98);

        breakGlassLetsThemIn(list);
        Page undone = domain.act(adam, adam.open(domain.planPath()), "undo", Map.of("confirm", "yes"));
        assertThat(undone.status()).isEqualTo(303);
        assertThat(scripted.withTheMainPassword(those(list))).isEmpty();
    }

    private void breakGlassLetsThemIn(Set<String> list) throws Exception {
        SITE.portal().stop();
        try {
            assertThat(scripted.withTheMainPassword(those(list))).isEqualTo(list);
            assertThat(BreakGlassByCommand.run(SITE, domain.name(), "--hours", "8", "--why", "all hands")
                            .text())
                    .contains("200 account(s) are accepted until");
            assertThat(scripted.withTheMainPassword(those(list))).isEmpty();
            assertThat(BreakGlassByCommand.run(SITE, domain.name(), "--end").status())
                    .isZero();
            assertThat(scripted.withTheMainPassword(those(list))).isEqualTo(list);
        } finally {
            SITE.portal().restart();
        }
        SITE.waitUntilJudging();
    }

    /** All but the one who is away log in, and one for the first time: no list could know of either. */
    private Set<String> theNextDay() {
        Set<String> failed = scripted.day(one -> !one.equals(scripted.onHoliday()));
        failed.addAll(scripted.withTheMainPassword(List.of(scripted.newcomer())));
        return failed;
    }

    private void theFiguresAreThoseOfTheScript() {
        Map<String, Integer> due = new LinkedHashMap<>();
        due.put("NEVER_SEEN", count(Kind.NEVER_SEEN));
        due.put("NO_CLIENT", count(Kind.WEBMAIL) + count(Kind.AWAY));
        due.put("MAIN_PASSWORD", count(Kind.MAIN_PASSWORD) + count(Kind.SCANNER));
        due.put("MIXED", count(Kind.MIXED));
        due.put("APP_PASSWORDS", count(Kind.APP_PASSWORDS));
        due.put("FOREIGN", count(Kind.OTHER_SYSTEM));
        due.put("REFUSED", count(Kind.REFUSED_BY_HAND));
        WebSession hanna = WebSession.signedIn(SITE, Person.HANNA);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(figures(hanna.open("/migration?domain=" + domain.name())))
                        .isEqualTo(due));
        Page page = hanna.open("/migration?domain=" + domain.name());
        assertThat(page.html().select("[data-foreign]").attr("data-foreign")).isEqualTo("10");
        assertThat(page.html().select("[data-day]").eachAttr("data-accounts"))
                .containsExactly(String.valueOf(count(Kind.MAIN_PASSWORD) + count(Kind.SCANNER) + count(Kind.MIXED)));
        Page foreign = hanna.open("/migration/accounts?state=foreign&domain=" + domain.name());
        assertThat(foreign.html().select("tr[data-address]").eachAttr("data-address"))
                .containsExactlyInAnyOrderElementsOf(addresses(Stream.of(Kind.OTHER_SYSTEM)));
        Page first = hanna.open("/migration/accounts?state=main-password&domain=" + domain.name());
        Page second = hanna.open(first.html().select("a[rel=next]").attr("href"));
        assertThat(first.html().select("tr[data-address]")).hasSize(50);
        assertThat(second.html().select("tr[data-address]")).hasSize(11);
        assertThat(hanna.open("/migration/accounts?q=p19&domain=" + domain.name())
                        .html()
                        .select("tr[data-address]"))
                .hasSize(11);
    }

    private static Map<String, Integer> figures(Page page) {
        return page.html().select("tr[data-state]").stream()
                .collect(Collectors.toMap(
                        row -> row.attr("data-state"),
                        row -> Integer.valueOf(row.attr("data-accounts")),
                        Integer::sum,
                        LinkedHashMap::new));
    }

    private void exemptTheScanners() {
        String path = "/migration/plan/exempt?domain=" + domain.name();
        Page answer = adam.submit(
                adam.open(path),
                path,
                Map.of(
                        "addresses",
                        String.join("\n", addresses(Stream.of(Kind.SCANNER))),
                        "date",
                        LocalDate.now(ZoneOffset.UTC).plusDays(90).toString(),
                        "why",
                        "New scanners come in spring"));
        assertThat(answer.status()).isEqualTo(303);
        assertThat(adam.open(path).html().select("tr[data-address]")).hasSize(count(Kind.SCANNER));
    }

    /** From the file that the helpdesk takes along. */
    private Set<String> named(Page dryRun) {
        String run = dryRun.url().replaceAll(".*run=", "");
        String csv = adam.get("/migration/would-fail/connections.csv?run=" + run)
                .response()
                .asString();
        assertThat(csv).startsWith("address,domain,protocol,network,client,logins,last_login\r\n");
        return csv.lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whom the plan has not taken. */
    private Set<String> held() {
        return SITE
                .rows(
                        "SELECT address FROM account WHERE domain = ? AND active"
                                + " AND (refusal_held OR main_password_refused_from IS NULL)",
                        domain.name())
                .stream()
                .map(row -> String.valueOf(row.get("address")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Someone> those(Set<String> addresses) {
        return scripted.people().stream()
                .filter(one -> addresses.contains(one.address()))
                .toList();
    }

    private int count(Kind kind) {
        return scripted.all(kind).size();
    }

    private Set<String> addresses(Stream<Kind> kinds) {
        return kinds.flatMap(kind -> scripted.all(kind).stream())
                .map(Someone::address)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
