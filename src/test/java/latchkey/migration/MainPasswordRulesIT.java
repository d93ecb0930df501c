package latchkey.migration;

import static latchkey.migration.OwnDomain.account;
import static latchkey.migration.OwnDomain.awaitRefused;
import static latchkey.migration.OwnDomain.letIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import latchkey.parts.Person;
import latchkey.site.Mailbox;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When main passwords end in a domain, as the mail server answers it. */
class MainPasswordRulesIT {
    private static final Site SITE = Site.shared();
    private static final String AT = "127.96.0.1";
    private final String today = LocalDate.now(ZoneOffset.UTC).toString();

    private final OwnDomain domain = OwnDomain.in(SITE);

    /** Nothing goes on with it: a plan that is paused is shown to every admin. */
    @AfterEach
    void endThePlan() {
        SITE.change(
                "UPDATE rule_plan SET ended_at = UTC_TIMESTAMP(3) WHERE domain = ? AND ended_at IS NULL",
                domain.name());
    }

    @Test
    void nothingIsSwitchedOnAfterThreeDaysOfReports() {
        Mailbox carla = domain.mailbox("carla");
        domain.reported(carla, 3);
        WebSession adam = WebSession.signedIn(SITE, Person.ADAM);

        Page dryRun = domain.tryDry(adam, Map.of("rule", "PLANNED", "date", today));
        String run = dryRun.url().replaceAll(".*run=", "");
        Page answer = domain.act(adam, dryRun, "switch", Map.of("run", run, "confirm", "yes"));

        assertThat(dryRun.words()).contains("There are reports of 3 days only").contains("come back in 11 days");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.html().select("[data-obstacle=TOO_FEW_DAYS]")).hasSize(1);
        assertThat(SITE.rows("SELECT 1 FROM rule_plan WHERE domain = ?", domain.name()))
                .isEmpty();
        assertThat(letIn(carla, AT)).isTrue();
    }

    @Test
    void carlaIsNamedThenRefusedOnHerDayAndOneActLetsHerInAgain() {
        Mailbox carla = domain.mailbox("carla");
        Mailbox dora = domain.mailbox("dora");
        domain.reported(carla, 14);
        thunderbirdTooBehindTheSameRouter(carla);
        WebSession adam = WebSession.signedIn(SITE, Person.ADAM);

        Page dryRun = domain.tryDry(adam, Map.of("rule", "PLANNED", "date", today));
        Page unconfirmed = domain.act(
                adam,
                dryRun,
                "switch",
                Map.of("run", dryRun.html().select("input[name=run]").val()));
        boolean before = letIn(carla, AT);
        Page switched = domain.switchOn(adam, dryRun);

        assertThat(dryRun.html().select("#figures [data-named=1][data-named]")).hasSize(1);
        assertThat(dryRun.html()
                        .select("tr[data-address='" + carla.address() + "']")
                        .eachText())
                .as("a line for each program")
                .hasSize(2)
                .anyMatch(line -> line.contains("iPhone Mail"))
                .anyMatch(line -> line.contains("Thunderbird"));
        assertThat(dryRun.html().select("tr[data-address='" + dora.address() + "']"))
                .isEmpty();
        assertThat(adam.open("/migration/would-fail?run="
                                + dryRun.html().select("input[name=run]").val() + "&after="
                                + URLEncoder.encode(
                                        carla.address() + " imap 192.0.2.7 Thunderbird", StandardCharsets.UTF_8))
                        .html()
                        .select("tr[data-address='" + carla.address() + "']")
                        .eachText())
                .as("the page after the one that ends with her Thunderbird")
                .singleElement()
                .satisfies(line -> assertThat(line).contains("iPhone Mail"));
        assertThat(dryRun.words()).contains("iPhone Mail").contains("192.0.2.7").contains("IMAP");
        assertThat(unconfirmed.status()).isEqualTo(422);
        assertThat(before).isTrue();
        assertThat(switched.status()).isEqualTo(303);
        awaitRefused(carla, AT);
        awaitRefused(dora, AT);
        assertThat(SITE.rows(
                        "SELECT 1 FROM audit_entry WHERE what = 'MAIN_PASSWORD_REFUSED' AND address = ?",
                        carla.address()))
                .hasSize(1);

        Page undone = domain.act(adam, adam.open(domain.planPath()), "undo", Map.of("confirm", "yes"));

        assertThat(undone.status()).isEqualTo(303);
        assertThat(letIn(carla, AT)).isTrue();
        assertThat(letIn(dora, AT)).isTrue();
        assertThat(SITE.rows("SELECT main_password_rule FROM domain WHERE name = ?", domain.name()))
                .containsExactly(Map.of("main_password_rule", "OBSERVE"));
    }

    private static void thunderbirdTooBehindTheSameRouter(Mailbox mailbox) {
        SITE.change(
                "INSERT INTO login_use (address, protocol, network, hour, source, logins, first_at, last_at, client_id,"
                        + " judged_within_ms) SELECT address, protocol, network, hour - INTERVAL 1 HOUR, source, 1,"
                        + " first_at, last_at, 'Thunderbird', 9 FROM login_use WHERE address = ? LIMIT 2",
                mailbox.address());
    }

    @Test
    void bobIsRefusedTheMomentHisSecondFactorIsSeen() {
        Mailbox bobs = domain.mailbox("bobs-other");
        WebSession.signedIn(SITE, Person.BOB);
        domain.plan("SECOND_FACTOR");
        SITE.change(
                "INSERT INTO account_owner SELECT ?, p.id, 'OWNER', UTC_TIMESTAMP(3), 'test' FROM person p"
                        + " JOIN account_owner o ON o.person_id = p.id WHERE o.address = 'bob@example.org'",
                bobs.address());
        SITE.change("UPDATE person p JOIN account_owner o ON o.person_id = p.id"
                + " SET p.second_factor_seen_at = UTC_TIMESTAMP(3) - INTERVAL 1 DAY"
                + " WHERE o.address = 'bob@example.org'");
        boolean before = letIn(bobs, AT);

        WebSession.signedIn(SITE, Person.BOB);

        boolean after = letIn(bobs, AT);
        SITE.change("DELETE FROM account_owner WHERE address = ?", bobs.address());
        assertThat(before).isTrue();
        assertThat(after).isFalse();
    }

    @Test
    void afterErnasFirstClientAQuietWeekIsWaitedFor() {
        Mailbox erna = domain.mailbox("erna");
        String phone = erna.appPassword("imap").text();
        domain.plan("FIRST_CLIENT");

        boolean byAppPassword =
                SITE.mailClient().imaps(AT, erna.address(), phone).accepted();

        assertThat(byAppPassword).isTrue();
        await().atMost(Duration.ofSeconds(5)).until(() -> account(erna).get("refused_by_plan") != null);
        assertThat(account(erna)).containsEntry("hours", "167").containsEntry("refusal_held", "1");

        domain.reported(erna, 2);
        dueNow(erna);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> "143".equals(account(erna).get("hours")));
        assertThat(letIn(erna, AT)).as("she used it yesterday").isTrue();

        SITE.waitUntilJudging();
        await().until(() -> SITE.rows(
                                "SELECT 1 FROM login_use WHERE address = ? AND app_password_id = ''"
                                        + " AND last_at > UTC_TIMESTAMP(3) - INTERVAL 1 HOUR",
                                erna.address())
                        .size()
                == 1);
        SITE.change("DELETE FROM login_use WHERE address = ? AND app_password_id = ''", erna.address());
        dueNow(erna);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> "0".equals(account(erna).get("refusal_held")));
        assertThat(letIn(erna, AT)).isFalse();
        assertThat(SITE.mailClient().imaps(AT, erna.address(), phone).accepted())
                .isTrue();
    }

    @Test
    void aPlanThatSurprisesFourPeoplePausesAndGoesOnWhenAdamSaysSo() {
        List<Mailbox> surprised =
                Stream.of("ida", "jan", "kai", "lea").map(domain::mailbox).toList();
        Mailbox mia = domain.mailbox("mia");
        SITE.change("INSERT INTO planned_date VALUES (?, UTC_TIMESTAMP(3) + INTERVAL 1 DAY, 'test')", mia.address());
        guessedOnceAt(domain.mailbox("nils"));
        guessedOnceAt(domain.mailbox("ole"));
        domain.plan("PLANNED");
        WebSession adam = WebSession.signedIn(SITE, Person.ADAM);

        surprised.forEach(person -> awaitRefused(person, AT));
        // A phone tries again; what comes once may be a guess.
        surprised.forEach(person -> letIn(person, AT));
        await().atMost(Duration.ofSeconds(25))
                .until(() ->
                        SITE.rows("SELECT 1 FROM rule_plan WHERE domain = ? AND paused_at IS NOT NULL", domain.name())
                                        .size()
                                == 1);
        dueNow(mia);
        Page page = adam.open(domain.planPath());
        boolean whilePaused = letIn(mia, AT);

        assertThat(page.words()).contains("4 accounts fail that the dry run did not name");
        assertThat(adam.open("/migration").html().select("tr[data-domain='" + domain.name() + "'][data-paused=true]"))
                .hasSize(1);
        assertThat(whilePaused).isTrue();

        domain.act(adam, page, "continue", Map.of());

        awaitRefused(mia, AT);
        assertThat(SITE.rows("SELECT what FROM audit_entry WHERE thing = ? ORDER BY at", domain.name()))
                .extracting(row -> row.get("what"))
                .containsExactly("PLAN_PAUSED", "PLAN_CONTINUED");
    }

    /** By one of many machines, as soon as the plan refuses him. */
    private static void guessedOnceAt(Mailbox one) {
        SITE.change(
                "INSERT INTO failing_client (id, address, protocol, reason, certainty, networks, login, first_at, last_at,"
                        + " tries) VALUES (UNHEX(MD5(?)), ?, 'imap', 'main-password', 'probable', '203.0.113.9', ?,"
                        + " UTC_TIMESTAMP(3) + INTERVAL 1 MINUTE, UTC_TIMESTAMP(3) + INTERVAL 1 MINUTE, 1)",
                one.address(),
                one.address(),
                one.address());
    }

    @Test
    void whoIsRefusedAlreadyStaysSoWithANewDateUnlessItLiesAhead() {
        Mailbox nora = domain.mailbox("nora");
        Mailbox olaf = domain.mailbox("olaf");
        Mailbox pia = domain.mailbox("pia").refuseMainPassword();
        domain.plan("PLANNED");
        awaitRefused(nora, AT);
        awaitRefused(olaf, AT);
        SITE.change("UPDATE rule_plan SET paused_at = UTC_TIMESTAMP(3) WHERE domain = ?", domain.name());
        WebSession adam = WebSession.signedIn(SITE, Person.ADAM);
        Page page = adam.open(domain.planPath());
        String ahead = LocalDate.parse(today).plusDays(9).toString();

        Page due = domain.act(adam, page, "date", Map.of("address", nora.address(), "date", today));
        Page later = domain.act(adam, page, "date", Map.of("address", olaf.address(), "date", ahead));
        Page byTheOperator = domain.act(adam, page, "date", Map.of("address", pia.address(), "date", today));

        assertThat(List.of(due.status(), later.status(), byTheOperator.status()))
                .containsOnly(303);
        assertThat(letIn(nora, AT)).isFalse();
        assertThat(letIn(pia, AT)).isFalse();
        assertThat(account(pia).get("refused_by_plan")).as("no plan's to undo").isNull();
        assertThat(letIn(olaf, AT)).isTrue();
    }

    @Test
    void oneOfManyIsRefusedOnADateOfHisOwnLetInForAnHourAndRefusedAgain() {
        Mailbox rosa = domain.mailbox("rosa");
        Mailbox sven = domain.mailbox("sven");
        domain.planWithoutDate();
        WebSession adam = WebSession.signedIn(SITE, Person.ADAM);
        Page page = adam.open(domain.planPath());
        Map<String, String> ofRosa = Map.of("address", rosa.address());

        int dated = domain.act(adam, page, "date", Map.of("address", rosa.address(), "date", today))
                .status();
        awaitRefused(rosa, AT);
        boolean svenMeanwhile = letIn(sven, AT);
        int exempted = domain.act(
                        adam,
                        page,
                        "exempt",
                        Map.of("address", rosa.address(), "hours", "1", "why", "a new phone comes"))
                .status();
        boolean exempt = letIn(rosa, AT);
        int ended = domain.act(adam, page, "end-exemption", ofRosa).status();
        boolean after = letIn(rosa, AT);

        assertThat(List.of(dated, exempted, ended)).containsOnly(303);
        assertThat(svenMeanwhile).isTrue();
        assertThat(exempt).isTrue();
        assertThat(after).isFalse();
        assertThat(SITE.rows(
                        "SELECT what FROM audit_entry WHERE address = ? AND role = 'admin' ORDER BY at",
                        rosa.address()))
                .extracting(row -> row.get("what"))
                .contains("EXEMPTION_GIVEN", "EXEMPTION_ENDED");
    }

    private static void dueNow(Mailbox mailbox) {
        SITE.change(
                "UPDATE account SET main_password_refused_from = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND WHERE address = ?",
                mailbox.address());
    }
}
