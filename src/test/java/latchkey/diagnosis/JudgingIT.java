package latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import latchkey.parts.KnownAppPassword;
import latchkey.parts.MailLogin;
import latchkey.parts.Person;
import latchkey.parts.SaslSession;
import latchkey.site.Mailbox;
import latchkey.site.Site;
import latchkey.site.WebSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** When a login is judged, and as what. */
class JudgingIT {
    private static final Site SITE = Site.shared();
    private static final String MILLIS = "TIMESTAMPDIFF(MICROSECOND, at, judged_at) DIV 1000";

    private final Mailbox anna = Mailbox.named(SITE, "anna");
    private final Reports reports = new Reports(SITE, anna.address());

    @BeforeAll
    static void somebodyJudges() {
        SITE.waitUntilJudging();
    }

    @Test
    void aLoginThatHasEndedIsJudgedWithinASecond() throws IOException {
        KnownAppPassword phone = anna.appPassword("smtp");
        KnownAppPassword retired = anna.revokedAppPassword("smtp");
        int logins = 200;

        try (SaslSession session = SITE.parts().saslLogin().session()) {
            for (int login = 0; login < logins; login++) {
                session.askSmtp("127.91.0.1", anna.address(), (login % 2 == 0 ? phone : retired).text());
                if (login % 8 == 7) {
                    for (int answer = 0; answer < 8; answer++) {
                        session.answer();
                    }
                }
            }
        }

        reports.awaitIn("login_attempt", logins / 2, Duration.ofSeconds(10));
        await().until(() -> "100".equals(value("SELECT SUM(logins) AS n FROM login_use WHERE address = ?")));
        int refused = Integer.parseInt(
                value("SELECT MAX(" + MILLIS + ") AS n FROM login_attempt WHERE passed_on = 0 AND login = ?"));
        int accepted = Integer.parseInt(value("SELECT MAX(judged_within_ms) AS n FROM login_use WHERE address = ?"));
        System.out.println("JudgingIT: judged at most " + refused + " ms after a refusal, " + accepted
                + " ms after an accepted login");
        assertThat(refused).isLessThanOrEqualTo(1000);
        assertThat(accepted).isLessThanOrEqualTo(1000);
    }

    @Test
    void aWrongMainPasswordIsOnTheListWithinFiveSeconds() {
        WebSession hanna = WebSession.signedIn(SITE, Person.HANNA);

        MailLogin.Answer answer = SITE.mailClient().imaps("127.91.0.2", anna.address(), "not " + anna.mainPassword());

        assertThat(answer.accepted()).isFalse();
        String row = "tr[data-address='" + anna.address() + "'][data-reason=wrong-password][data-state=failing]";
        await().atMost(Duration.ofSeconds(5))
                .until(() -> hanna.open("/helpdesk/failing?q=" + anna.address())
                                .html()
                                .select(row)
                                .size()
                        == 1);
        Map<String, @Nullable String> attempt = reports.in("login_attempt").get(0);
        assertThat(attempt)
                .containsEntry("reason", "wrong-password")
                .containsEntry("certainty", "probable")
                .containsEntry("passed_on", "1");
        assertThat(Integer.parseInt(value("SELECT " + MILLIS + " AS n FROM login_attempt WHERE login = ?")))
                .isBetween(3000, 4000);
    }

    @Test
    void aLateAcceptanceTakesTheVerdictBack() {
        Map<String, ?> passedOn = Map.of(
                "protocol",
                "imap",
                "outcome",
                "not_an_app_password",
                "open",
                1,
                "fingerprint",
                77,
                "remote_ip",
                "127.91.0.3",
                "session",
                "slow");
        reports.arrive(passedOn);
        reports.awaitIn("login_attempt", 1, Duration.ofSeconds(5));
        assertThat(reports.in("failing_client")).hasSize(1);

        reports.arrive(Map.of(
                "protocol",
                "imap",
                "outcome",
                "main_password_ok",
                "fingerprint",
                77,
                "remote_ip",
                "127.91.0.3",
                "session",
                "slow"));

        reports.awaitIn("login_attempt", 0, Duration.ofSeconds(2));
        assertThat(reports.in("failing_client")).isEmpty();
        assertThat(reports.uses())
                .singleElement()
                .satisfies(use -> assertThat(use).containsEntry("logins", "1"));
    }

    @Test
    void anAcceptanceFromElsewhereTakesNothingBack() {
        reports.arrive(Map.of(
                "protocol",
                "smtp",
                "outcome",
                "not_an_app_password",
                "open",
                1,
                "fingerprint",
                78,
                "remote_ip",
                "127.91.0.4"));
        reports.awaitIn("login_attempt", 1, Duration.ofSeconds(5));

        reports.arrive(Map.of(
                "protocol", "smtp", "outcome", "main_password_ok", "fingerprint", 78, "remote_ip", "127.91.0.5"));

        await().until(() -> reports.uses().size() == 1);
        assertThat(reports.in("login_attempt")).hasSize(1);
    }

    @Test
    void whatThePortalTriesBeforeItShowsAnAppPasswordIsFiledAsTrial() {
        KnownAppPassword appPassword = anna.appPassword("smtp");
        SITE.change(
                "UPDATE app_password SET state = 'publishing', shown_at = NULL, created_at = UTC_TIMESTAMP(3)"
                        + " WHERE id = ?",
                appPassword.id().toString());

        boolean accepted = SITE.parts()
                .saslLogin()
                .smtp("127.0.0.1", anna.address(), appPassword.text())
                .accepted();
        boolean otherProtocol = SITE.mailClient()
                .pop3s("127.0.0.1", anna.address(), appPassword.text())
                .accepted();

        assertThat(accepted).isTrue();
        assertThat(otherProtocol).isFalse();
        await().until(() -> !reports.uses().isEmpty());
        assertThat(reports.uses())
                .singleElement()
                .satisfies(use -> assertThat(use).containsEntry("logins", "0").containsEntry("trials", "1"));
        assertThat(reports.awaitIn("login_attempt", 1, Duration.ofSeconds(2)).get(0))
                .containsEntry("trial", "1")
                .containsEntry("reason", "protocol-not-allowed")
                .containsEntry("failing_client", null);
        assertThat(reports.in("failing_client")).isEmpty();
        assertThat(SITE.rows(
                        "SELECT first_used_at FROM app_password WHERE id = ? AND first_used_at IS NULL",
                        appPassword.id().toString()))
                .hasSize(1);
    }

    private String value(String sql) {
        List<Map<String, @Nullable String>> rows = SITE.rows(sql, anna.address());
        return String.valueOf(rows.get(0).get("n"));
    }
}
