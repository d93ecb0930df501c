package latchkey.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import latchkey.parts.Person;
import latchkey.site.Mailbox;
import latchkey.site.Mails;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bob renews app passwords of a mailbox that he keeps; its phone logs in at the real mail server. */
class RenewIT {
    private static final Site SITE = Site.shared();
    private static final String AT = "127.94.21.1";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final WebSession BOB = WebSession.signedIn(SITE, Person.BOB);

    private final Mailbox office = Mailbox.named(SITE, "renewed");

    RenewIT() {
        SITE.change("UPDATE account SET kind = 'SHARED' WHERE address = ?", office.address());
        SITE.change(
                "INSERT INTO account_owner SELECT ?, person_id, 'CUSTODIAN', UTC_TIMESTAMP(3), 'test'"
                        + " FROM account_owner WHERE address = 'bob@example.org'",
                office.address());
    }

    @BeforeAll
    static void somebodyJudges() {
        SITE.waitUntilJudging();
    }

    private record Issued(String id, String secret) {}

    @Test
    void theOldOneEndsWhenTheNewOneIsUsedForEachProtocolThatTheOldOneWasUsedFor() {
        Issued old = issue("imap", "smtp", "pop3");
        assertThat(receives(old)).isTrue();
        assertThat(sends(old)).isTrue();
        usedFor(old, "imap,smtp");

        Issued fresh = renewed(old);
        boolean bothAtOnce = receives(fresh) && receives(old);
        usedFor(fresh, "imap");
        boolean stillSends = sends(old);
        boolean stillReceives = receives(old);
        assertThat(sends(fresh)).isTrue();
        await().atMost(SOON).until(() -> state(old).equals("ended replaced"));

        assertThat(bothAtOnce).isTrue();
        assertThat(stillSends).as("the new one has only received so far").isTrue();
        assertThat(stillReceives).isTrue();
        assertThat(receives(old)).isFalse();
        assertThat(sends(old)).isFalse();
        assertThat(receives(fresh)).isTrue();
        assertThat(sameDevice(old, fresh)).isTrue();
        await().atMost(SOON)
                .until(() -> SITE.rows(
                                        "SELECT 1 FROM failing_client WHERE address = ? AND reason = 'retired-app-password'"
                                                + " AND certainty = 'certain' AND app_password_id = ?",
                                        office.address(),
                                        old.id())
                                .size()
                        > 0);
        assertThat(WebSession.signedIn(SITE, Person.HANNA)
                        .open("/helpdesk/accounts/" + office.address())
                        .html()
                        .select("tr[data-app-password=" + old.id() + "]")
                        .text())
                .contains("Replaced");
        assertThat(acts(old)).containsExactly("APP_PASSWORD_ISSUED", "APP_PASSWORD_REPLACED");
        assertThat(acts(fresh)).containsExactlyInAnyOrder("APP_PASSWORD_ISSUED", "APP_PASSWORD_RENEWED");
    }

    @Test
    void aNewOneThatNobodyUsesEndsTheOldOneAfterSevenDaysToTheInstantAndNoPartOfItMinds() {
        Issued old = issue("imap");
        assertThat(receives(old)).isTrue();
        usedFor(old, "imap");
        Issued fresh = renewed(old);

        assertThat(SITE.rows(
                        "SELECT 1 FROM app_password p JOIN app_password s ON s.id = p.successor_id"
                                + " WHERE p.id = ? AND s.id = ? AND p.ends_at = s.shown_at + INTERVAL 168 HOUR",
                        old.id(),
                        fresh.id()))
                .as("seven times 24 hours, whatever the clocks of people do")
                .hasSize(1);
        endsIn(old, "INTERVAL 1 MINUTE");
        boolean aMinuteBefore = receives(old);
        endsIn(old, "INTERVAL 0 SECOND");
        boolean after = receives(old);

        assertThat(aMinuteBefore).isTrue();
        assertThat(after).isFalse();
        await().atMost(SOON).until(() -> state(old).equals("ended replaced"));
        assertThat(receives(fresh)).isTrue();
    }

    @Test
    void theTrialOfTheNewOneIsNoUseThatEndsTheOldOne() {
        Issued old = issue("imap", "smtp");
        assertThat(receives(old)).isTrue();
        usedFor(old, "imap");

        Issued fresh = renewed(old);
        await().atMost(SOON)
                .until(() -> SITE.rows("SELECT 1 FROM login_use WHERE app_password_id = ? AND trials > 0", fresh.id())
                                .size()
                        == 2);
        roundsGoBy();

        assertThat(state(old)).isEqualTo("live null");
        assertThat(receives(old)).isTrue();
    }

    @Test
    void oneThatWasNeverUsedEndsWithTheFirstUseOfTheNewOne() {
        Issued old = issue("imap", "smtp");
        Issued fresh = renewed(old);
        roundsGoBy();
        assertThat(state(old)).isEqualTo("live null");

        assertThat(sends(fresh)).isTrue();

        await().atMost(SOON).until(() -> state(old).equals("ended replaced"));
    }

    @Test
    void bothAreInTheListAndThePageOfTheOldOneSaysWhenItEnds() {
        Issued old = issue("imap");
        Issued fresh = renewed(old);

        Page list = BOB.open(at("/app-passwords"));
        Page one = BOB.open(at("/app-passwords/" + old.id()));

        assertThat(list.html().select("tr[data-app-password=" + fresh.id() + "]"))
                .hasSize(1);
        assertThat(list.html()
                        .select("tr[data-app-password=" + old.id() + "] [data-replaced-by=" + fresh.id() + "]")
                        .text())
                .contains("Being replaced", "at the latest");
        assertThat(one.html().select("#replaced-by").text()).contains("Being replaced");
        assertThat(one.html().select("a[href*='/renew?']")).isEmpty();
    }

    @Test
    void renewingTwiceAndSendingTheFormTwiceMakesOneOnly() {
        Issued old = issue("imap");
        String act = at("/app-passwords/" + old.id() + "/renew");
        Page form = BOB.open(act);
        Page other = BOB.open(act);

        List<Page> answers = Stream.of(BOB.tab(), BOB.tab())
                .map(tab -> CompletableFuture.supplyAsync(() -> tab.submit(form, act, Map.of())))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        Page second = BOB.submit(other, act, Map.of());
        Page open = BOB.open(act);

        assertThat(answers).extracting(Page::status).containsExactlyInAnyOrder(200, 303);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.html().title()).contains("being replaced already");
        assertThat(open.status()).isEqualTo(409);
        assertThat(SITE.rows("SELECT 1 FROM app_password WHERE address = ?", office.address()))
                .hasSize(2);
    }

    @Test
    void aNewOneThatIsRevokedLeavesTheOldOneWhichCanBeRenewedAgain() {
        Issued old = issue("imap");
        Issued lost = renewed(old);

        revoke(lost, "revoke");
        boolean goesOn =
                SITE.rows("SELECT 1 FROM app_password WHERE id = ? AND state = 'live' AND ends_at IS NULL", old.id())
                                .size()
                        == 1;
        Issued fresh = renewed(old);
        assertThat(receives(fresh)).isTrue();

        assertThat(goesOn).isTrue();
        await().atMost(SOON).until(() -> state(old).equals("ended replaced"));
        assertThat(receives(lost)).isFalse();
    }

    @Test
    void whatHasSeenItsEndDoesNotComeBackWhenTheNewOneIsRevoked() {
        Issued old = issue("imap");
        Issued fresh = renewed(old);

        endsIn(old, "INTERVAL 0 SECOND");
        revoke(fresh, "leaked");

        assertThat(receives(old)).isFalse();
        await().atMost(SOON).until(() -> state(old).equals("ended replaced"));
    }

    @Test
    void theOldOneMayBeRevokedBeforeItsTimeAndTheNewOneGoesOn() {
        Issued old = issue("imap");
        Issued fresh = renewed(old);

        revoke(old, "revoke");

        assertThat(state(old)).isEqualTo("ended revoked");
        assertThat(receives(old)).isFalse();
        assertThat(receives(fresh)).isTrue();
    }

    @Test
    void aNewOneMayBeRenewedItselfAndTheOldestDoesNotLastLongerForThat() {
        Issued oldest = issue("imap");
        Issued lost = renewed(oldest);
        endsIn(oldest, "INTERVAL 1 DAY");
        String end = endsAt(oldest);

        Issued fresh = renewed(lost);
        assertThat(endsAt(oldest)).isEqualTo(end);
        assertThat(receives(fresh)).isTrue();

        await().atMost(SOON)
                .until(() ->
                        state(oldest).equals("ended replaced") && state(lost).equals("ended replaced"));
    }

    @Test
    void aFullListCanBeRenewedAndNotBeGrownByThat() {
        IntStream.range(0, 24).forEach(n -> office.appPassword("imap"));
        Issued last = issue("imap");
        Page oneMore = BOB.open(at("/app-passwords/new") + "&client=other");
        int refused = BOB.submit(oneMore, at("/app-passwords"), Map.of("label", "26th", "protocols", "imap"))
                .status();

        Issued fresh = renewed(last);
        int refusedStill = BOB.submit(oneMore, at("/app-passwords"), Map.of("label", "26th", "protocols", "imap"))
                .status();

        assertThat(refused).isEqualTo(409);
        assertThat(receives(fresh)).isTrue();
        assertThat(refusedStill).isEqualTo(409);
    }

    @Test
    void theKeeperIsToldOnceTwoDaysBeforeTheEnd() {
        Issued old = issue("imap");
        renewed(old);
        endsIn(old, "INTERVAL 2 DAY + INTERVAL 1 MINUTE");
        roundsGoBy();
        assertThat(told(old)).isZero();

        endsIn(old, "INTERVAL 2 DAY - INTERVAL 1 MINUTE");
        await().atMost(SOON).until(() -> told(old) == 1);
        roundsGoBy();

        assertThat(told(old)).isEqualTo(1);
        await().atMost(SOON)
                .until(() -> Mails.of(SITE).to("bob@example.org").stream()
                        .anyMatch(mail -> mail.subject().startsWith("An old app password ends on")
                                && mail.plain().contains(office.address())));
    }

    @Test
    void whatHasEndedCannotBeRenewed() {
        Issued old = issue("imap");
        Page form = BOB.open(at("/app-passwords/" + old.id() + "/renew"));
        revoke(old, "revoke");

        Page late = BOB.submit(form, at("/app-passwords/" + old.id() + "/renew"), Map.of());

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.html().title()).contains("has ended");
        assertThat(BOB.open(at("/app-passwords/" + old.id() + "/renew")).status())
                .isEqualTo(409);
    }

    private Issued issue(String... protocols) {
        Page form = BOB.open(at("/app-passwords/new") + "&client=other");
        return issued(BOB.submit(
                form,
                at("/app-passwords"),
                Map.of("label", "phone " + UUID.randomUUID(), "protocols", List.of(protocols))));
    }

    private Issued renewed(Issued old) {
        String act = at("/app-passwords/" + old.id() + "/renew");
        Page page = BOB.submit(BOB.open(act), act, Map.of());
        assertThat(page.html().select("#overlap").text()).contains("7 days at most");
        return issued(page);
    }

    private Issued issued(Page page) {
        assertThat(page.status()).as(page.words()).isEqualTo(200);
        return new Issued(
                page.html().select("#lights").attr("data-poll").replaceAll("^/app-passwords/|/lights.*$", ""),
                page.html().select("#app-password").attr("data-value"));
    }

    private void revoke(Issued one, String how) {
        String act = at("/app-passwords/" + one.id() + "/" + how);
        assertThat(BOB.submit(BOB.open(act), act, Map.of()).status()).isEqualTo(303);
    }

    private boolean receives(Issued one) {
        return SITE.mailClient().imaps(AT, office.address(), one.secret()).accepted();
    }

    private boolean sends(Issued one) {
        return SITE.mailClient().submission(AT, office.address(), one.secret()).accepted();
    }

    private void usedFor(Issued one, String protocols) {
        await().atMost(SOON)
                .until(() -> String.valueOf(SITE.rows("SELECT used_for FROM app_password WHERE id = ?", one.id())
                                .get(0)
                                .get("used_for"))
                        .equals(protocols));
    }

    private String state(Issued one) {
        Map<String, ?> row = SITE.rows("SELECT state, ended_why FROM app_password WHERE id = ?", one.id())
                .get(0);
        return row.get("state") + " " + row.get("ended_why");
    }

    private String endsAt(Issued one) {
        return String.valueOf(SITE.rows("SELECT ends_at FROM app_password WHERE id = ?", one.id())
                .get(0)
                .get("ends_at"));
    }

    private static void endsIn(Issued one, String when) {
        assertThat(SITE.change(
                        "UPDATE app_password SET ends_at = UTC_TIMESTAMP(3) + " + when + " WHERE id = ?", one.id()))
                .isEqualTo(1);
    }

    /** Another one's end has been seen to: all that was due before it has been too. */
    private void roundsGoBy() {
        for (int round = 0; round < 2; round++) {
            String marker = office.appPassword("imap").id().toString();
            SITE.change("UPDATE app_password SET ends_at = UTC_TIMESTAMP(3) WHERE id = ?", marker);
            await().atMost(SOON)
                    .until(() -> SITE.rows("SELECT 1 FROM app_password WHERE id = ? AND state = 'ended'", marker)
                                    .size()
                            == 1);
        }
    }

    private int told(Issued old) {
        return SITE.rows(
                        "SELECT 1 FROM notice WHERE kind = 'APP_PASSWORD_REPLACED_SOON' AND subject LIKE ?",
                        old.id() + "%")
                .size();
    }

    private boolean sameDevice(Issued old, Issued fresh) {
        return SITE.rows(
                                "SELECT 1 FROM app_password p JOIN app_password s ON s.label = p.label"
                                        + " AND s.client_key = p.client_key AND s.protocols = p.protocols"
                                        + " WHERE p.id = ? AND s.id = ?",
                                old.id(),
                                fresh.id())
                        .size()
                == 1;
    }

    private static List<String> acts(Issued one) {
        return SITE.rows("SELECT what FROM audit_entry WHERE thing = ? ORDER BY at", one.id()).stream()
                .map(row -> String.valueOf(row.get("what")))
                .toList();
    }

    private String at(String path) {
        return path + "?account=" + office.address().replace("@", "%40");
    }
}
