package latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import latchkey.mailserver.ScriptVersions;
import latchkey.parts.Person;
import latchkey.shared.Utc;
import latchkey.site.Site;
import latchkey.site.WebSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is no failing client, or one among too many; and whose first login makes him known. */
class WorklistLimitsIT {
    private static final Site SITE = Site.shared();
    private static final String AT = "127.97.1.1";

    private final String once = UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void somebodyJudges() {
        SITE.waitUntilJudging();
    }

    @Test
    void beyondTwentyRowsOfAnAccountAndProtocolOneRowCounts() {
        Reports reports = new Reports(SITE, once + "@many.example");
        IntStream.range(0, 25).forEach(fingerprint -> reports.arrive(refusal("imap", fingerprint)));
        reports.arrive(refusal("pop3", 0));

        reports.awaitIn("login_attempt", 26, Duration.ofSeconds(10));

        assertThat(reports.in("failing_client").stream().map(row -> row.get("protocol") + " " + row.get("tries")))
                .hasSize(22)
                .containsOnlyOnce("imap 5", "pop3 1");
    }

    @Test
    void aMailServerThatLetsNobodyInMakesNoFailingClient() {
        String source = "down-" + once;
        Instant now = Instant.now();
        List<Reports> people = IntStream.range(0, 5)
                .mapToObj(number -> new Reports(SITE, number + "." + once + "@down.example"))
                .toList();
        people.get(0).arrive(passedOn(source, now.minusSeconds(50), "main_password_ok", 0));
        people.forEach(person -> person.arrive(passedOn(source, now.minusSeconds(40), "not_an_app_password", 1)));

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(reasons(source))
                        .containsOnly("mail-server-unavailable")
                        .hasSize(5));

        people.forEach(person -> assertThat(person.in("failing_client")).isEmpty());
        WebSession hanna = WebSession.signedIn(SITE, Person.HANNA);
        assertThat(hanna.open("/helpdesk/failing?q=" + once).html().select("tr[data-address]"))
                .isEmpty();

        people.get(0).arrive(passedOn(source, now, "main_password_ok", 0));
        people.get(1).arrive(passedOn(source, now.plusMillis(10), "not_an_app_password", 1));

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(reasons(source)).hasSize(6).contains("wrong-password"));
    }

    @Test
    void whoseMainPasswordTheMailServerTakesIsKnownFromThenOn() {
        String newcomer = "newcomer-" + once + "@example.org";
        String elsewhere = "newcomer-" + once + "@elsewhere.example";
        List.of(newcomer, elsewhere).forEach(address -> SITE.parts().dovecot().addMailbox(address, "main-" + once));
        boolean wrong = SITE.mailClient().imaps(AT, newcomer, "not it").accepted();
        boolean known = isKnown(newcomer);

        List.of(newcomer, elsewhere)
                .forEach(address -> assertThat(SITE.mailClient()
                                .imaps(AT, address, "main-" + once)
                                .accepted())
                        .isTrue());

        assertThat(wrong).isFalse();
        assertThat(known).isFalse();
        await().atMost(Duration.ofSeconds(5)).until(() -> isKnown(newcomer));
        await().atMost(Duration.ofSeconds(5))
                .until(() -> !new Reports(SITE, elsewhere).uses().isEmpty());
        assertThat(isKnown(elsewhere)).isFalse();
        assertThat(SITE.rows("SELECT kind, domain, active FROM account WHERE address = ?", newcomer))
                .containsExactly(Map.of("kind", "PERSON", "domain", "example.org", "active", "1"));
    }

    private static Map<String, Object> refusal(String protocol, int fingerprint) {
        return Map.of("outcome", "unknown_selector", "protocol", protocol, "remote_ip", AT, "fingerprint", fingerprint);
    }

    private static Map<String, Object> passedOn(String source, Instant at, String outcome, int fingerprint) {
        return Map.of(
                "source",
                source,
                "script_version",
                ScriptVersions.EXPECTED,
                "at",
                Utc.column(at),
                "outcome",
                outcome,
                "open",
                outcome.equals("main_password_ok") ? 0 : 1,
                "protocol",
                "imap",
                "remote_ip",
                AT,
                "fingerprint",
                fingerprint);
    }

    private static List<String> reasons(String source) {
        return SITE.rows("SELECT reason FROM login_attempt WHERE source = ?", source).stream()
                .map(row -> String.valueOf(row.get("reason")))
                .toList();
    }

    private static boolean isKnown(String address) {
        return !SITE.rows("SELECT login FROM account_login WHERE login = ? AND address = ?", address, address)
                .isEmpty();
    }
}
