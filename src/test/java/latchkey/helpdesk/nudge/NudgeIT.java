package latchkey.helpdesk.nudge;

import static latchkey.helpdesk.nudge.FailingDomain.count;
import static latchkey.helpdesk.nudge.Rounds.act;
import static latchkey.helpdesk.nudge.Rounds.arrives;
import static latchkey.helpdesk.nudge.Rounds.id;
import static latchkey.helpdesk.nudge.Rounds.only;
import static latchkey.helpdesk.nudge.Rounds.see;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import latchkey.parts.OidcStub;
import latchkey.parts.Person;
import latchkey.parts.Portal;
import latchkey.site.Browser;
import latchkey.site.Mails;
import latchkey.site.Mails.Received;
import latchkey.site.Site;
import latchkey.site.WebSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Hanna writes to owners whose mail programs fail. Each test has a domain of its own; two portals do the work. */
class NudgeIT {
    private static final Site SITE = Site.shared();
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final OidcStub PROVIDER = new OidcStub(Duration.ofMinutes(30));
    private static final Portal REPLICA = SITE.parts()
            .secondPortal(Map.of(
                    "latchkey.oidc.issuer",
                    PROVIDER.issuer(),
                    "latchkey.oidc.client-id",
                    OidcStub.CLIENT,
                    "latchkey.oidc.client-secret",
                    OidcStub.SECRET,
                    "latchkey.sign-in.second-address-claim",
                    "recovery",
                    "latchkey.nudge.most",
                    "5"));

    private static WebSession hanna;

    private final FailingDomain domain = FailingDomain.in(SITE);

    @BeforeAll
    static void start() {
        REPLICA.start();
        REPLICA.waitUntilReady();
        hanna = WebSession.signedIn(SITE, Person.HANNA);
    }

    @AfterAll
    static void stop() {
        REPLICA.stop();
        PROVIDER.close();
    }

    private static WebSession signedIn(Map<String, Object> claims) {
        String person = UUID.randomUUID().toString();
        PROVIDER.knows(person, Map.copyOf(claims));
        WebSession session = new WebSession(REPLICA.url());
        session.open(session.get("/settings").location() + "&person=" + person);
        return session;
    }

    private WebSession helpdeskOfTheDomain() {
        return signedIn(Map.of("roles", List.of("helpdesk:" + domain.name())));
    }

    /** Everything of this domain that a round could change. */
    private List<Object> everything() {
        return List.of(
                SITE.rows(
                        "SELECT id, state FROM nudge_run WHERE domains = ? OR filter LIKE ?",
                        domain.name(),
                        "%" + domain.name()),
                SITE.rows("SELECT run, number FROM nudge_line WHERE address LIKE ?", "%@" + domain.name()),
                domain.written());
    }

    @Test
    void fromTheListToTheMailsInEachOnesLanguageAndByTheWayThatReachesHim() {
        String greta = domain.fails("greta");
        domain.isRead(greta);
        domain.isKeptBy(greta, "de");
        String gina = domain.fails("gina");
        String elsewhere = "gina." + UUID.randomUUID() + "@elsewhere.example";
        WebSession ginas = signedIn(Map.of("email", gina, "email_verified", true, "recovery", elsewhere));
        SITE.change("UPDATE person SET locale = 'zh' WHERE second_address = ?", elsewhere);
        assertThat(ginas.open("/settings").html().select("#second-address").text())
                .contains(elsewhere);
        String lotte = domain.fails("lotte");
        String uwe = domain.fails("uwe");
        SITE.change("INSERT INTO notice_off VALUES (?, 'NUDGE', UTC_TIMESTAMP(3))", domain.isKeptBy(uwe, "de"));
        domain.typed("tpyo");

        try (Browser browser = new Browser();
                BrowserContext window = browser.window(1280)) {
            Page page = window.newPage();
            Browser.signIn(page, SITE, Person.HANNA);
            page.navigate(SITE.portal().url() + domain.worklist());
            page.locator("a[href^='/helpdesk/nudges/new']").click();

            see(page, "#accounts[data-accounts='5']");
            assertThat(page.locator("[data-preview=de]").textContent())
                    .contains("Postfach: " + greta, "Thunderbird 128.4.0: Es sendet Ihr Hauptpasswort")
                    .contains(SITE.portal().url());
            see(page, "[data-preview=zh]");
            page.locator("form[action='/helpdesk/nudges'] button").click();

            for (String outcome : List.of("mailbox", "second-address", "letter", "unwanted", "no-mailbox")) {
                see(page, "[data-outcome=" + outcome + "][data-count='1']");
            }
            String round = page.url();
            page.navigate(round + "/letters");
            see(page, "#dry");
            assertThat(page.locator("[data-letter]").count()).as("it was dry").isZero();
            page.navigate(round);
            assertThat(domain.nudged()).as("it was dry").isEmpty();
            assertThat(domain.written()).isEmpty();
            page.locator("form[action$='/begin'] button").click();
            PlaywrightAssertions.assertThat(page.locator("#run"))
                    .hasAttribute(
                            "data-state",
                            "ENDED",
                            new com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions()
                                    .setTimeout(60_000));

            page.locator("a[href$='/letters']").click();
            see(page, "[data-letter='" + lotte + "'] img.qr");
            assertThat(page.locator("[data-letter]").textContent())
                    .contains(
                            "A mail program of yours cannot get in",
                            SITE.portal().url());
            assertThat(domain.nudged()).as("it is not printed yet").doesNotContain(lotte);
            page.locator("form[action$='/printed'] button").click();
            see(page, "#run[data-state=ENDED]");
            page.navigate(SITE.portal().url() + "/helpdesk/accounts/" + greta);
            see(page, "[data-act=nudged]");
            see(page, "#last-nudged");
        }

        assertThat(only(SITE, greta).subject()).isEqualTo("Eines Ihrer Mailprogramme kommt nicht hinein");
        Received away = only(SITE, elsewhere);
        assertThat(away.language()).isEqualTo("zh");
        assertThat(away.plain())
                .contains(gina, "Thunderbird 128.4.0", SITE.portal().url());
        assertThat(domain.written()).containsExactlyInAnyOrder(greta, elsewhere);
        assertThat(domain.nudged()).containsExactlyInAnyOrder(gina, greta, lotte);
        assertThat(SITE.rows(
                        "SELECT what, who FROM audit_entry WHERE address LIKE ? AND what LIKE 'NUDGED%' ORDER BY what",
                        "%@" + domain.name()))
                .allMatch(row -> String.valueOf(row.get("who")).contains("/realms/mail "))
                .extracting(row -> row.get("what"))
                .containsExactly("NUDGED", "NUDGED_BY_LETTER", "NUDGED_ELSEWHERE");

        String again = domain.dryRun(hanna);
        assertThat(count(hanna.open(again), "cooling-down")).isEqualTo(3);
        assertThat(hanna.open(again).words()).contains("within 7 days is left alone", "there is nothing to begin");
        assertThat(hanna.open("/helpdesk/nudges").html().select("[data-round]").text())
                .contains("domain=" + domain.name(), "Hanna", "Done");
    }

    @Test
    void whatWasStoppedWaitsAndAPortalThatIsKilledSendsNothingTwice() {
        int all = 20;
        domain.many(all);
        String round = domain.dryRun(hanna);
        assertThat(count(hanna.open(round), "mailbox")).isEqualTo(all);

        act(hanna, round, "begin");
        act(hanna, round, "begin");
        await().atMost(SOON).until(() -> domain.nudged().size() >= 4);
        WebSession.Page stopped = act(hanna, round, "stop");
        int then = domain.nudged().size();

        assertThat(stopped.html().select("#run").attr("data-state")).isEqualTo("STOPPED");
        assertThat(then).isLessThan(all);
        assertThat(stopped.html().select("progress").attr("value")).isEqualTo(String.valueOf(100 * then / all));
        await().during(Duration.ofMillis(1500))
                .atMost(SOON)
                .until(() -> domain.nudged().size() == then);

        act(hanna, round, "go-on");
        await().atMost(SOON).until(() -> domain.nudged().size() >= then + 4);
        SITE.portal().kill9();
        REPLICA.kill9();
        SITE.portal().start();
        REPLICA.start();
        SITE.portal().waitUntilReady();
        REPLICA.waitUntilReady();
        arrives(hanna, round);

        List<String> everybody =
                IntStream.rangeClosed(1, all).mapToObj(i -> domain.at("k" + i)).toList();
        assertThat(domain.nudged()).containsExactlyInAnyOrderElementsOf(everybody);
        assertThat(domain.written()).containsExactlyInAnyOrderElementsOf(everybody);
        await().atMost(SOON)
                .until(() -> SITE.rows(
                                "SELECT 1 FROM notice WHERE kind = 'NUDGE' AND address LIKE ? AND state IN ('WAITING')",
                                "%@" + domain.name())
                        .isEmpty());
        assertThat(everybody)
                .allSatisfy(one -> assertThat(Mails.of(SITE).to(one)).as(one).hasSizeLessThanOrEqualTo(1));
        assertThat(SITE.rows("SELECT what FROM audit_entry WHERE thing = ? AND address IS NULL ORDER BY at", id(round)))
                .extracting(row -> row.get("what"))
                .containsExactly("NUDGES_BEGUN", "NUDGES_STOPPED", "NUDGES_BEGUN", "NUDGES_ENDED");
    }

    @Test
    void theHelpdeskOfADomainReachesNobodyElse() {
        FailingDomain other = FailingDomain.in(SITE);
        String theirs = other.fails("theirs");
        other.isRead(theirs);
        String ours = domain.fails("ours");
        domain.isRead(ours);
        WebSession henry = helpdeskOfTheDomain();
        String hannas = other.dryRun(hanna);

        WebSession.Page all = henry.open("/helpdesk/nudges/new");
        WebSession.Page made = henry.follow(henry.submit(all, "/helpdesk/nudges", Map.of()));
        String round = java.net.URI.create(made.url()).getPath();
        act(henry, round, "begin");
        arrives(hanna, round);

        assertThat(all.html().select("#accounts").attr("data-accounts")).isEqualTo("1");
        assertThat(domain.written()).containsExactly(ours);
        assertThat(other.written()).isEmpty();
        assertThat(henry.get(hannas).status()).isEqualTo(404);
        assertThat(henry.get(hannas + "/letters").status()).isEqualTo(404);
        assertThat(henry.open("/helpdesk/nudges").html().select("[data-round]").eachAttr("data-round"))
                .containsExactly(id(round));
        WebSession.Page forged =
                henry.submit(henry.open("/helpdesk/nudges/new"), "/helpdesk/nudges", Map.of("domain", other.name()));
        assertThat(forged.status()).isEqualTo(422);
        assertThat(forged.words()).contains("No domain “" + other.name() + "” is looked after here");
        String csrf = String.valueOf(all.hidden("/helpdesk/nudges").get("csrf-token"));
        assertThat(henry.post("/helpdesk/accounts/" + theirs + "/nudge", Map.of("csrf-token", csrf))
                        .status())
                .isEqualTo(404);
        assertThat(henry.get("/helpdesk/accounts/" + theirs + "/letter").status())
                .isEqualTo(404);
        assertThat(other.nudged()).isEmpty();
    }

    @Test
    void nonsenseChoosesNobodyAndAFormThatIsSentTwiceIsOneRound() {
        domain.fails("greta");
        WebSession henry = helpdeskOfTheDomain();
        WebSession.Page page = henry.open(domain.chosen());
        List<Object> before = everything();

        Map<String, Map<String, String>> bad = Map.of(
                "There is no reason “bad-luck”", Map.of("reason", "bad-luck"),
                "There is no state “<b>”", Map.of("state", "<b>"),
                "is longer than any address", Map.of("q", "x".repeat(300)),
                "there is nobody to nudge", Map.of("q", "nobody.has.this"),
                "The form was not complete", Map.of("form", "1' OR 1=1"));
        bad.forEach((sentence, fields) -> {
            WebSession.Page answer = henry.submit(page, "/helpdesk/nudges", fields);

            assertThat(answer.status()).as(sentence).isEqualTo(422);
            assertThat(answer.words()).contains(sentence, "Nothing was changed");
        });
        assertThat(henry.open("/helpdesk/nudges/new?reason=bad-luck").html().select("form[action='/helpdesk/nudges']"))
                .as("it must not be taken for everything")
                .isEmpty();
        assertThat(henry.post("/helpdesk/nudges", Map.of("form", UUID.randomUUID()))
                        .status())
                .as("a foreign form")
                .isEqualTo(400);
        for (int i = 0; i < 5; i++) {
            domain.fails("more" + i);
        }
        WebSession.Page many = henry.submit(page, "/helpdesk/nudges", Map.of());
        assertThat(many.words()).contains("6 addresses fit this filter. At most 5 are nudged in one round");
        assertThat(everything()).isEqualTo(before);

        String first =
                henry.submit(page, "/helpdesk/nudges", Map.of("q", "greta")).location();
        String second =
                henry.submit(page, "/helpdesk/nudges", Map.of("q", "greta")).location();

        assertThat(second).isEqualTo(first);
        assertThat(henry.get("/helpdesk/nudges/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(henry.get("/helpdesk/nudges/nonsense").status()).isEqualTo(404);
        assertThat(henry.open(first + "?show=nonsense&after=x").status()).isEqualTo(200);
    }
}
