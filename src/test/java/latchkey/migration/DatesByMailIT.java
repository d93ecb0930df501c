package latchkey.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import latchkey.parts.Person;
import latchkey.site.Mailbox;
import latchkey.site.Mails;
import latchkey.site.Mails.Received;
import latchkey.site.Site;
import latchkey.site.WebSession;
import org.junit.jupiter.api.Test;

/** Who keeps a mailbox reads in time when its main password ends. */
class DatesByMailIT {
    private static final Site SITE = Site.shared();
    private static final Duration SOON = Duration.ofSeconds(30);

    private final OwnDomain domain = OwnDomain.in(SITE);
    private final Mailbox greta = domain.mailbox("greta");
    private final Mailbox hugo = domain.mailbox("hugo");

    @Test
    void everybodyIsToldTheDayAndLaterOnlyWhoStillUsesTheMainPassword() {
        domain.reported(greta, 2);
        dated(greta, 10);
        dated(hugo, 10);
        String plan = domain.plan("PLANNED").toString();

        assertThat(mails(greta, 1).get(0).subject())
                .startsWith("From ")
                .contains(String.valueOf(
                        LocalDate.now(ZoneOffset.UTC).plusDays(10).getYear()))
                .endsWith(" on, mail programs need an app password");
        mails(hugo, 1);

        dated(greta, 2);
        dated(hugo, 2);
        goRound(plan);
        assertThat(mails(greta, 2).get(1).plain()).contains("Before that day open Latchkey");

        dated(greta, -1);
        dated(hugo, -1);
        goRound(plan);
        assertThat(mails(greta, 3).get(2).subject()).isEqualTo("Mail programs can no longer use your main password");

        goRound(plan);
        assertThat(mails(greta, 3)).hasSize(3);
        assertThat(mails(hugo, 1)).hasSize(1);
    }

    @Test
    void aNearDayIsToldToEverybodyTooAndWhoIsExemptReadsHisOwnDay() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        dated(greta, 1);
        dated(hugo, 1);
        SITE.change(
                "INSERT INTO plan_exemption (address, ends_at, why, given_by, given_at) VALUES"
                        + " (?, UTC_TIMESTAMP(3) + INTERVAL 40 DAY, 'scanner', 'test', UTC_TIMESTAMP(3))",
                hugo.address());
        String plan = domain.plan("PLANNED").toString();

        assertThat(mails(greta, 1).get(0).subject())
                .as("who has not used it lately")
                .endsWith(" on, mail programs need an app password");
        assertThat(mails(hugo, 1).get(0).plain()).contains(dayInEnglish(today.plusDays(40)));
        assertThat(WebSession.signedIn(SITE, Person.HANNA)
                        .open("/helpdesk/accounts/" + hugo.address())
                        .words())
                .contains("Allowed until " + dayInBrief(today.plusDays(40)));

        SITE.change("DELETE FROM plan_exemption WHERE address = ?", hugo.address());
        dated(hugo, -1);
        goRound(plan);
        goRound(plan);

        assertThat(mails(hugo, 1)).as("he has not used it for a month").hasSize(1);
        assertThat(mails(greta, 1)).hasSize(1);
    }

    private static String dayInEnglish(LocalDate day) {
        return DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.ENGLISH).format(day);
    }

    private static String dayInBrief(LocalDate day) {
        return DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.ENGLISH).format(day);
    }

    @Test
    void theKeeperReadsItInHisLanguageAndAnUndoneDateIsNotSentAnyMore() {
        WebSession.signedIn(SITE, Person.BOB);
        SITE.change(
                "INSERT INTO account_owner SELECT ?, p.id, 'OWNER', UTC_TIMESTAMP(3), 'test' FROM person p"
                        + " JOIN account_owner o ON o.person_id = p.id WHERE o.address = 'bob@example.org'",
                greta.address());
        SITE.change(
                "UPDATE person p JOIN account_owner o ON o.person_id = p.id SET p.locale = 'de'"
                        + " WHERE o.address = ?",
                greta.address());
        dated(greta, 10);
        domain.plan("PLANNED");

        Received mail = mails(greta, 1).get(0);
        SITE.change(
                "UPDATE person p JOIN account_owner o ON o.person_id = p.id SET p.locale = NULL"
                        + " WHERE o.address = ?",
                greta.address());
        SITE.change("DELETE FROM account_owner WHERE address = ?", greta.address());
        assertThat(mail.language()).isEqualTo("de");
        assertThat(mail.subject()).startsWith("Ab dem ").endsWith(" brauchen Mailprogramme ein App-Passwort");

        SITE.change(
                "INSERT INTO notice (kind, subject, due_on, recipient, address, thing, created_at, next_try_at) VALUES"
                        + " ('MAIN_PASSWORD_ENDS', UUID(), UTC_DATE(), ?, ?, '2030-01-01', UTC_TIMESTAMP(3),"
                        + " UTC_TIMESTAMP(3) + INTERVAL 1 HOUR)",
                hugo.address(),
                hugo.address());
        WebSession adam = WebSession.signedIn(SITE, Person.ADAM);
        domain.act(adam, adam.open(domain.planPath()), "undo", Map.of("confirm", "yes"));

        assertThat(SITE.rows("SELECT 1 FROM notice WHERE address = ? AND state = 'WAITING'", hugo.address()))
                .isEmpty();
        assertThat(SITE.rows("SELECT told FROM account WHERE address = ?", greta.address()))
                .containsExactly(Map.of("told", "0"));
    }

    /** A date of its own, so that the plan gives the account no other one. Later it is the same one that has come nearer. */
    private static void dated(Mailbox mailbox, int days) {
        Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(days, ChronoUnit.DAYS);
        SITE.change(
                "REPLACE INTO planned_date VALUES (?, ?, 'test')",
                mailbox.address(),
                at.atOffset(ZoneOffset.UTC).toLocalDateTime());
        SITE.change(
                "UPDATE account SET told_for = IF(told_for IS NULL, NULL, ?), main_password_refused_from = ?,"
                        + " refusal_held = TRUE WHERE address = ? AND refused_by_plan IS NOT NULL",
                at.atOffset(ZoneOffset.UTC).toLocalDateTime(),
                at.atOffset(ZoneOffset.UTC).toLocalDateTime(),
                mailbox.address());
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
