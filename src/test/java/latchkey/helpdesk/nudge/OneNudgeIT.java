package latchkey.helpdesk.nudge;

import static latchkey.helpdesk.nudge.FailingDomain.count;
import static latchkey.helpdesk.nudge.Rounds.act;
import static latchkey.helpdesk.nudge.Rounds.arrives;
import static latchkey.helpdesk.nudge.Rounds.only;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import latchkey.parts.Person;
import latchkey.site.Site;
import latchkey.site.WebSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Hanna nudges one owner: what reaches him, and what counts. */
class OneNudgeIT {
    private static final Site SITE = Site.shared();

    private static WebSession hanna;

    private final FailingDomain domain = FailingDomain.in(SITE);

    @BeforeAll
    static void start() {
        hanna = WebSession.signedIn(SITE, Person.HANNA);
    }

    @Test
    void fromTheCaseOneOwnerIsNudgedByTheSameRules() {
        String greta = domain.fails("greta");
        domain.isRead(greta);
        domain.isKeptBy(greta, "de");
        String page = "/helpdesk/accounts/" + greta.replace("@", "%40");
        WebSession.Page opened = hanna.open(page);
        assertThat(opened.html().select("article [data-owners-language]").text())
                .contains(
                        "„Dieses Gerät sendet noch das Hauptpasswort",
                        SITE.portal().url());

        String round = java.net
                .URI
                .create(hanna.submit(opened, page + "/nudge", Map.of()).location())
                .getPath();
        assertThat(hanna.open(round).html().select("[data-preview=de]").text()).contains(greta);
        act(hanna, round, "begin");
        arrives(hanna, round);

        assertThat(only(SITE, greta).plain()).contains("Ihr Helpdesk schreibt Ihnen");
        WebSession.Page again = hanna.follow(hanna.submit(hanna.open(page), page + "/nudge", Map.of()));
        assertThat(count(again, "cooling-down")).isEqualTo(1);
        assertThat(again.html().select("form[action$=/begin]")).isEmpty();
        WebSession.Page letter = hanna.open(page + "/letter");
        assertThat(letter.html().select("[data-letter]").attr("lang")).isEqualTo("de");
        assertThat(letter.html().select("[data-letter]").text())
                .contains(greta, "Die Adresse von Latchkey: " + SITE.portal().url());
        assertThat(letter.html().select("[data-letter] img.qr")).hasSize(1);
    }

    @Test
    void whoIsHelpedMeanwhileIsLeftOut() {
        String greta = domain.fails("greta");
        domain.isRead(greta);
        String round = domain.dryRun(hanna);
        SITE.change("DELETE FROM failing_client WHERE address = ?", greta);

        act(hanna, round, "begin");
        arrives(hanna, round);

        assertThat(count(hanna.open(round), "fixed")).isEqualTo(1);
        assertThat(domain.written()).isEmpty();
        assertThat(domain.nudged()).isEmpty();
    }

    @Test
    void aLetterCountsWhenItIsPrintedAndNotBefore() {
        String lotte = domain.fails("lotte");
        String round = domain.dryRun(hanna);
        act(hanna, round, "begin");
        arrives(hanna, round);

        String another = domain.dryRun(hanna);
        WebSession.Page letters = hanna.open(round + "/letters");
        hanna.submit(letters, round + "/letters/printed", Map.of("last", ""));
        assertThat(count(hanna.open(another), "letter")).isEqualTo(1);
        assertThat(domain.nudged()).isEmpty();
        for (int twice = 0; twice < 2; twice++) {
            hanna.submit(letters, round + "/letters/printed", Map.of());
        }

        assertThat(domain.nudged()).containsExactly(lotte);
        assertThat(hanna.open(round + "/letters").html().select("[data-printed=true]"))
                .hasSize(1);
        assertThat(hanna.open(round + "/letters").html().select("form[action$=/printed]"))
                .isEmpty();
        assertThat(count(hanna.open(domain.dryRun(hanna)), "cooling-down")).isEqualTo(1);
        assertThat(SITE.rows("SELECT what FROM audit_entry WHERE address = ?", lotte))
                .extracting(row -> row.get("what"))
                .containsOnlyOnce("NUDGED_BY_LETTER");
    }

    @Test
    void theLetterOfACaseIsANudgeWhenItIsPrintedAndNotWhenItIsLookedAt() {
        String lotte = domain.fails("lotte");
        String page = "/helpdesk/accounts/" + lotte.replace("@", "%40");
        String waiting = domain.dryRun(hanna);
        WebSession.Page letter = hanna.open(page + "/letter");
        assertThat(domain.nudged()).isEmpty();

        for (int twice = 0; twice < 2; twice++) {
            WebSession.Page opened = hanna.follow(hanna.submit(letter, page + "/letter/printed", Map.of()));
            assertThat(opened.html().select("#last-nudged")).hasSize(1);
            assertThat(opened.html().select("[data-act=nudged-by-letter]")).hasSize(1);
        }
        act(hanna, waiting, "begin");
        arrives(hanna, waiting);

        assertThat(domain.nudged()).containsExactly(lotte);
        assertThat(count(hanna.open(waiting), "cooling-down"))
                .as("a round that was tried dry before")
                .isEqualTo(1);
        assertThat(count(hanna.open(domain.dryRun(hanna)), "cooling-down")).isEqualTo(1);
        String round = "/helpdesk/nudges/"
                + SITE.rows("SELECT id FROM nudge_run WHERE account = ?", lotte)
                        .get(0)
                        .get("id");
        assertThat(hanna.open(round)
                        .html()
                        .select("tr[data-address][data-outcome=letter]")
                        .text())
                .contains(lotte, "Main password", "yes");
        assertThat(hanna.open(round + "/letters").html().select("[data-printed=true]"))
                .hasSize(1);
        assertThat(hanna.open("/helpdesk/nudges").html().select("[data-round]").text())
                .contains(lotte);
        assertThat(hanna.open(page + "/letter").html().select("#last-nudged")).hasSize(1);
        assertThat(SITE.rows("SELECT what FROM audit_entry WHERE address = ? AND what LIKE 'NUDGED%'", lotte))
                .containsExactly(Map.of("what", "NUDGED_BY_LETTER"));
    }

    @Test
    void lettersThatArePrintedHoldUpNoMail() {
        String greta = domain.fails("greta");
        domain.isRead(greta);
        String printed = domain.dryRun(hanna);
        // As many as it takes, and for as long as it takes.
        SITE.change(
                "INSERT INTO nudge_line (run, number, address, way, reasons, done, sent_at) SELECT ?, 1 + seq,"
                        + " CONCAT('paper', seq, '@', ?), 'LETTER', '', TRUE, UTC_TIMESTAMP(3) + INTERVAL 1 HOUR"
                        + " FROM seq_1_to_100",
                Rounds.id(printed),
                domain.name());
        String round = domain.dryRun(hanna);

        act(hanna, round, "begin");
        arrives(hanna, round);

        assertThat(domain.written()).containsExactly(greta);
        SITE.change("DELETE FROM nudge_run WHERE id = ?", Rounds.id(printed));
    }

    @Test
    void theCustodianOfASharedMailboxIsWrittenToWhereSheReadsMail() {
        String info = domain.fails("info");
        SITE.change("UPDATE account SET kind = 'SHARED' WHERE address = ?", info);
        String greta = domain.fails("greta");
        SITE.change(
                "UPDATE person SET contact_address = ?, second_address = 'greta@elsewhere.example' WHERE id = ?",
                greta,
                domain.isKeptBy(info, "en"));
        String first = domain.dryRun(hanna);
        act(hanna, first, "begin");
        arrives(hanna, first);
        List<String> whileHersIsShut = domain.written();
        String sales = domain.fails("sales");
        SITE.change("UPDATE account SET kind = 'SHARED' WHERE address = ?", sales);
        SITE.change(
                "INSERT INTO account_owner SELECT ?, person_id, role, since, given_by FROM account_owner WHERE address = ?",
                sales,
                info);
        domain.isRead(greta);
        String second = domain.dryRun(hanna);
        act(hanna, second, "begin");
        arrives(hanna, second);

        assertThat(whileHersIsShut).containsExactly("greta@elsewhere.example");
        assertThat(SITE.rows("SELECT recipient FROM notice WHERE kind = 'NUDGE' AND address = ?", sales))
                .containsExactly(Map.of("recipient", greta));
    }
}
