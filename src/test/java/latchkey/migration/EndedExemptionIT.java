package latchkey.migration;

import static latchkey.migration.OwnDomain.account;
import static latchkey.migration.OwnDomain.awaitRefused;
import static latchkey.migration.OwnDomain.letIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import latchkey.parts.Person;
import latchkey.site.Mailbox;
import latchkey.site.Mails;
import latchkey.site.Mails.Received;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Scanners that a plan has left alone for a time, and what comes after it. */
class EndedExemptionIT {
    private static final Site SITE = Site.shared();
    private static final String AT = "127.96.0.17";
    private static final Duration SOON = Duration.ofSeconds(30);

    private final OwnDomain domain = OwnDomain.in(SITE);

    @AfterEach
    void endThePlan() {
        SITE.change("UPDATE rule_plan SET ended_at = UTC_TIMESTAMP(3) WHERE domain = ?", domain.name());
        SITE.change("DELETE FROM plan_exemption WHERE address LIKE ?", "%@" + domain.name());
    }

    @Test
    void whoIsNoLongerExemptHasAWeekAndReadsTheDay() {
        Mailbox greta = domain.mailbox("greta");
        domain.reported(greta, 2);
        exempt(greta, 40);
        String plan = domain.plan("PLANNED").toString();
        assertThat(mails(greta, 1)).hasSize(1);
        WebSession adam = WebSession.signedIn(SITE, Person.ADAM);

        Page ended = adam.follow(end(adam, greta));
        List<Received> told = mails(greta, 2);
        goRound(plan);

        LocalDate inAWeek = LocalDate.now(ZoneOffset.UTC).plusDays(7);
        assertThat(ended.html().select("[data-refused-from^=" + inAWeek + "]")).hasSize(1);
        assertThat(ended.words()).contains("The exemption of " + greta.address() + " has ended");
        assertThat(told.get(1).plain())
                .contains(DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.ENGLISH)
                        .format(inAWeek));
        assertThat(account(greta)).containsEntry("refusal_held", "1").containsEntry("hours", "167");
        assertThat(letIn(greta, AT)).isTrue();
        assertThat(foreseen()).containsExactly(greta.address());
    }

    @Test
    void aDayThatWasNearerStays() {
        Mailbox hugo = domain.mailbox("hugo");
        exempt(hugo, 2);
        domain.plan("PLANNED");
        WebSession adam = WebSession.signedIn(SITE, Person.ADAM);

        end(adam, hugo);

        assertThat(account(hugo)).containsEntry("refusal_held", "1").containsEntry("hours", "47");
    }

    @Test
    void noDayIsPromisedWhileThePlanIsPaused() {
        Mailbox ida = domain.mailbox("ida");
        exempt(ida, 40);
        String plan = domain.plan("PLANNED").toString();
        goRound(plan);
        SITE.change("UPDATE rule_plan SET paused_at = UTC_TIMESTAMP(3) WHERE id = ?", plan);
        WebSession adam = WebSession.signedIn(SITE, Person.ADAM);

        Page ended = adam.follow(end(adam, ida));

        assertThat(ended.words()).contains("The exemption of " + ida.address() + " has ended");
        assertThat(ended.html().select("[data-refused-from]")).isEmpty();
    }

    @Test
    void scannersWhoseDayHasComeFailAsForeseenAndThePlanGoesOn() {
        List<Mailbox> scanners =
                Stream.of("ina", "jens", "kurt", "lars").map(domain::mailbox).toList();
        scanners.forEach(scanner -> domain.reported(scanner, 2));
        scanners.forEach(scanner -> exempt(scanner, 40));
        String plan = domain.plan("PLANNED").toString();
        assertThat(letIn(scanners.get(0), AT)).isTrue();

        SITE.change("UPDATE plan_exemption SET ends_at = UTC_TIMESTAMP(3) WHERE address LIKE ?", "%@" + domain.name());
        scanners.forEach(scanner -> awaitRefused(scanner, AT));
        // A scanner tries again.
        scanners.forEach(scanner -> letIn(scanner, AT));
        await().atMost(SOON)
                .until(() -> SITE.rows(
                                        "SELECT 1 FROM failing_client WHERE address LIKE ? AND reason = 'main-password'"
                                                + " AND tries > 1",
                                        "%@" + domain.name())
                                .size()
                        == scanners.size());
        goRound(plan);
        goRound(plan);

        assertThat(foreseen())
                .containsExactlyElementsOf(
                        scanners.stream().map(Mailbox::address).toList());
        assertThat(SITE.rows("SELECT unforeseen, paused_at IS NULL AS at_work FROM rule_plan WHERE id = ?", plan))
                .containsExactly(Map.of("unforeseen", "0", "at_work", "1"));
    }

    private static void exempt(Mailbox mailbox, int days) {
        SITE.change(
                "INSERT INTO plan_exemption (address, ends_at, why, given_by, given_at) VALUES"
                        + " (?, UTC_TIMESTAMP(3) + INTERVAL ? DAY, 'scanner', 'test', UTC_TIMESTAMP(3))",
                mailbox.address(),
                days);
    }

    private List<String> foreseen() {
        return SITE
                .rows(
                        "SELECT DISTINCT c.address FROM dry_run_client c JOIN rule_plan p ON p.dry_run = c.dry_run"
                                + " WHERE p.domain = ? ORDER BY 1",
                        domain.name())
                .stream()
                .map(row -> String.valueOf(row.get("address")))
                .toList();
    }

    private Page end(WebSession adam, Mailbox mailbox) {
        String of = "?domain=" + domain.name();
        return adam.submit(
                adam.open("/migration/plan/exempt" + of),
                "/migration/plan/exempt/end" + of,
                Map.of("address", mailbox.address()));
    }

    private static void goRound(String plan) {
        SITE.change("UPDATE rule_plan SET swept_at = NULL WHERE id = ?", plan);
        await().atMost(SOON)
                .until(() -> SITE.rows("SELECT 1 FROM rule_plan WHERE id = ? AND swept_at IS NOT NULL", plan)
                                .size()
                        == 1);
    }

    private static List<Received> mails(Mailbox mailbox, int count) {
        return await().atMost(SOON).until(() -> Mails.of(SITE).to(mailbox.address()), mails -> mails.size() >= count);
    }
}
