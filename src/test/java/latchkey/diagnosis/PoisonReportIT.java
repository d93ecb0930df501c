package latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import latchkey.parts.KnownAppPassword;
import latchkey.site.Mailbox;
import latchkey.site.Site;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A report that fails alone is set aside and holds up no other, whatever a mail server sends. */
class PoisonReportIT {
    private static final Site SITE = Site.shared();
    /** An open login waits three seconds for its end. */
    private static final Duration SOON = Duration.ofSeconds(15);

    private static final String NEVER = "0000-00-00 00:00:00.000";

    /** The event that keeps the inbox small throws away old refusals, and no login that was accepted. */
    private static final String KEPT = "main_password_ok";

    private final Mailbox anna = Mailbox.named(SITE, "anna");
    private final Reports reports = new Reports(SITE, anna.address());

    @BeforeAll
    static void somebodyJudges() {
        SITE.waitUntilJudging();
    }

    @AfterEach
    void throwAway() {
        SITE.change("DELETE FROM login_report_rejected WHERE login = ?", anna.address());
    }

    @Test
    void aProtocolTooLongForAnAppPasswordIsSetAsideAndItsNeighboursAreJudged() {
        KnownAppPassword phone = anna.appPassword("imap");
        wrongPassword(1);

        reports.arrive(Map.of(
                "protocol",
                "longer-than-any",
                "outcome",
                "app_password_ok",
                "app_password_id",
                phone.id().toString()));
        wrongPassword(2);

        reports.awaitIn("login_attempt", 2, SOON);
        assertThat(reports.awaitIn("login_report_rejected", 1, SOON))
                .singleElement()
                .satisfies(saysWhy("last_used_protocol"));
        assertThat(reports.in("login_report")).isEmpty();
    }

    @Test
    void aReportThatCannotEvenBeReadIsSetAside() {
        reports.arrive(Map.of("protocol", "imap", "outcome", KEPT, "at", NEVER));
        wrongPassword(3);

        reports.awaitIn("login_attempt", 1, SOON);
        assertThat(reports.awaitIn("login_report_rejected", 1, SOON)).hasSize(1);
        assertThat(reports.in("login_report")).isEmpty();
    }

    @Test
    void aCountBeyondAllReasonIsJudged() {
        reports.arrive(Map.of("protocol", "imap", "outcome", "revoked", "tries", 4_294_967_295L));

        assertThat(reports.awaitIn("login_attempt", 1, SOON)).hasSize(1);
    }

    @Test
    void aNumberThatWasSetAsideBeforeIsSetAsideAgain() {
        for (int time = 1; time <= 2; time++) {
            reports.arrive(Map.of("id", 1, "protocol", "imap", "outcome", KEPT, "at", NEVER, "tries", time));
            reports.awaitIn("login_report", 0, SOON);
        }

        assertThat(reports.in("login_report_rejected"))
                .singleElement()
                .satisfies(report -> assertThat(report).containsEntry("tries", "2"));
    }

    @Test
    void anOpenLoginThatCannotBeJudgedHoldsUpNobody() {
        SITE.change(
                "INSERT INTO open_login (id, at, login, protocol, outcome, open) VALUES (9000000000000, '" + NEVER
                        + "', ?, 'imap', 'not_an_app_password', 1)",
                anna.address());
        reports.arrive(Map.of("protocol", "imap", "outcome", "not_an_app_password", "open", 1, "fingerprint", 4));
        wrongPassword(5);

        reports.awaitIn("login_attempt", 2, SOON);
        reports.awaitIn("login_report_rejected", 1, SOON);
        reports.awaitIn("open_login", 0, SOON);
    }

    private void wrongPassword(int fingerprint) {
        reports.arrive(Map.of("protocol", "imap", "outcome", "wrong_secret", "fingerprint", fingerprint));
    }

    private static Consumer<Map<String, @Nullable String>> saysWhy(String part) {
        return report -> assertThat(List.of(String.valueOf(report.get("why"))))
                .allSatisfy(why -> assertThat(why).contains(part));
    }
}
