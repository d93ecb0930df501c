package latchkey.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import latchkey.parts.Person;
import latchkey.setup.RenewedOffice.Issued;
import latchkey.site.Mails;
import latchkey.site.Site;
import latchkey.site.WebSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bob renews app passwords of a mailbox that he keeps; its phone logs in at the real mail server. */
class RenewIT {
    private static final Site SITE = Site.shared();
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final WebSession BOB = WebSession.signedIn(SITE, Person.BOB);

    private final RenewedOffice office = new RenewedOffice(BOB);

    @BeforeAll
    static void somebodyJudges() {
        SITE.waitUntilJudging();
    }

    @Test
    void theOldOneEndsWhenTheNewOneIsUsedForEachProtocolThatTheOldOneWasUsedFor() {
        Issued old = office.issue("imap", "smtp", "pop3");
        assertThat(office.receives(old)).isTrue();
        assertThat(office.sends(old)).isTrue();
        office.usedFor(old, "imap,smtp");

        Issued fresh = office.renewed(old);
        boolean bothAtOnce = office.receives(fresh) && office.receives(old);
        office.usedFor(fresh, "imap");
        boolean stillSends = office.sends(old);
        boolean stillReceives = office.receives(old);
        assertThat(office.sends(fresh)).isTrue();
        await().atMost(SOON).until(() -> office.state(old).equals("ended replaced"));

        assertThat(bothAtOnce).isTrue();
        assertThat(stillSends).as("the new one has only received so far").isTrue();
        assertThat(stillReceives).isTrue();
        assertThat(office.receives(old)).isFalse();
        assertThat(office.sends(old)).isFalse();
        assertThat(office.receives(fresh)).isTrue();
        assertThat(office.sameDevice(old, fresh)).isTrue();
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
        assertThat(office.acts(old)).containsExactly("APP_PASSWORD_ISSUED", "APP_PASSWORD_REPLACED");
        assertThat(office.acts(fresh)).containsExactlyInAnyOrder("APP_PASSWORD_ISSUED", "APP_PASSWORD_RENEWED");
    }

    @Test
    void aNewOneThatNobodyUsesEndsTheOldOneAfterSevenDaysToTheInstantAndNoPartOfItMinds() {
        Issued old = office.issue("imap");
        assertThat(office.receives(old)).isTrue();
        office.usedFor(old, "imap");
        Issued fresh = office.renewed(old);

        assertThat(SITE.rows(
                        "SELECT 1 FROM app_password p JOIN app_password s ON s.id = p.successor_id"
                                + " WHERE p.id = ? AND s.id = ? AND p.ends_at = s.shown_at + INTERVAL 168 HOUR",
                        old.id(),
                        fresh.id()))
                .as("seven times 24 hours, whatever the clocks of people do")
                .hasSize(1);
        office.endsIn(old, "INTERVAL 1 MINUTE");
        boolean aMinuteBefore = office.receives(old);
        office.endsIn(old, "INTERVAL 0 SECOND");
        boolean after = office.receives(old);

        assertThat(aMinuteBefore).isTrue();
        assertThat(after).isFalse();
        await().atMost(SOON).until(() -> office.state(old).equals("ended replaced"));
        assertThat(office.receives(fresh)).isTrue();
    }

    /** A mailcow does not tell of each login by which app password it was. */
    @Test
    void whatTheOldOneWasProbablyUsedForKeepsItAndWhatTheNewOneWasProbablyUsedForDoesNotEndIt() {
        Issued old = office.issue("imap", "smtp");
        assertThat(office.receives(old)).isTrue();
        office.usedFor(old, "imap");
        SITE.change("UPDATE app_password SET likely_for = 'smtp' WHERE id = ?", old.id());
        Issued fresh = office.renewed(old);
        SITE.change("UPDATE app_password SET likely_for = 'imap,smtp' WHERE id = ?", fresh.id());
        assertThat(office.receives(fresh)).isTrue();
        office.usedFor(fresh, "imap");
        office.roundsGoBy();
        String beforeItSends = office.state(old);

        assertThat(office.sends(fresh)).isTrue();

        assertThat(beforeItSends).isEqualTo("live null");
        await().atMost(SOON).until(() -> office.state(old).equals("ended replaced"));
    }

    @Test
    void theTrialOfTheNewOneIsNoUseThatEndsTheOldOne() {
        Issued old = office.issue("imap", "smtp");
        assertThat(office.receives(old)).isTrue();
        office.usedFor(old, "imap");

        Issued fresh = office.renewed(old);
        await().atMost(SOON)
                .until(() -> SITE.rows("SELECT 1 FROM login_use WHERE app_password_id = ? AND trials > 0", fresh.id())
                                .size()
                        == 2);
        office.roundsGoBy();

        assertThat(office.state(old)).isEqualTo("live null");
        assertThat(office.receives(old)).isTrue();
    }

    @Test
    void oneThatWasNeverUsedEndsWithTheFirstUseOfTheNewOne() {
        Issued old = office.issue("imap", "smtp");
        Issued fresh = office.renewed(old);
        office.roundsGoBy();
        assertThat(office.state(old)).isEqualTo("live null");

        assertThat(office.sends(fresh)).isTrue();

        await().atMost(SOON).until(() -> office.state(old).equals("ended replaced"));
    }

    @Test
    void aNewOneThatIsRevokedLeavesTheOldOneWhichCanBeRenewedAgain() {
        Issued old = office.issue("imap");
        Issued lost = office.renewed(old);

        office.revoke(lost, "revoke");
        boolean goesOn =
                SITE.rows("SELECT 1 FROM app_password WHERE id = ? AND state = 'live' AND ends_at IS NULL", old.id())
                                .size()
                        == 1;
        Issued fresh = office.renewed(old);
        assertThat(office.receives(fresh)).isTrue();

        assertThat(goesOn).isTrue();
        await().atMost(SOON).until(() -> office.state(old).equals("ended replaced"));
        assertThat(office.receives(lost)).isFalse();
    }

    @Test
    void whatHasSeenItsEndDoesNotComeBackWhenTheNewOneIsRevoked() {
        Issued old = office.issue("imap");
        Issued fresh = office.renewed(old);

        office.endsIn(old, "INTERVAL 0 SECOND");
        office.revoke(fresh, "leaked");

        assertThat(office.receives(old)).isFalse();
        await().atMost(SOON).until(() -> office.state(old).equals("ended replaced"));
    }

    @Test
    void theOldOneMayBeRevokedBeforeItsTimeAndTheNewOneGoesOn() {
        Issued old = office.issue("imap");
        Issued fresh = office.renewed(old);

        office.revoke(old, "revoke");

        assertThat(office.state(old)).isEqualTo("ended revoked");
        assertThat(office.receives(old)).isFalse();
        assertThat(office.receives(fresh)).isTrue();
    }

    @Test
    void aNewOneMayBeRenewedItselfAndTheOldestDoesNotLastLongerForThat() {
        Issued oldest = office.issue("imap");
        Issued lost = office.renewed(oldest);
        office.endsIn(oldest, "INTERVAL 1 DAY");
        String end = office.endsAt(oldest);

        Issued fresh = office.renewed(lost);
        assertThat(office.endsAt(oldest)).isEqualTo(end);
        assertThat(office.receives(fresh)).isTrue();

        await().atMost(SOON)
                .until(() -> office.state(oldest).equals("ended replaced")
                        && office.state(lost).equals("ended replaced"));
    }

    @Test
    void theKeeperIsToldOnceTwoDaysBeforeTheEnd() {
        Issued old = office.issue("imap");
        office.renewed(old);
        office.endsIn(old, "INTERVAL 2 DAY + INTERVAL 1 MINUTE");
        office.roundsGoBy();
        assertThat(office.told(old)).isZero();

        office.endsIn(old, "INTERVAL 2 DAY - INTERVAL 1 MINUTE");
        await().atMost(SOON).until(() -> office.told(old) == 1);
        office.roundsGoBy();

        assertThat(office.told(old)).isEqualTo(1);
        await().atMost(SOON)
                .until(() -> Mails.of(SITE).to("bob@example.org").stream()
                        .anyMatch(mail -> mail.subject().startsWith("An old app password ends on")
                                && mail.plain().contains(office.address())));
    }
}
