package latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import latchkey.parts.Person;
import latchkey.site.Site;
import latchkey.site.WebSession;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody guesses, from addresses of his own; the helpdesk sees it apart from what it has to care for. */
class GuessingIT {
    private static final Site SITE = Site.shared();

    private static WebSession hanna;

    private final String once = UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void somebodyJudges() {
        SITE.waitUntilJudging();
        hanna = WebSession.signedIn(SITE, Person.HANNA);
    }

    @Test
    void whoTriesManyPasswordsIsListedWithHisTargetAndMakesNoFailingClient() {
        Reports victim = new Reports(SITE, "victim-" + once + "@example.org");
        for (int secret = 0; secret < 40; secret++) {
            victim.arrive(guess("127.93.1.1", secret));
        }

        victim.awaitIn("login_attempt", 40, Duration.ofSeconds(10));

        await().atMost(Duration.ofSeconds(5)).until(() -> tries(victim) == 40);
        assertThat(victim.in("failing_client")).isEmpty();
        assertThat(victim.in("login_attempt").stream()
                        .map(row -> row.get("reason"))
                        .distinct())
                .containsExactly("guessing");
        assertThat(hanna.open("/helpdesk/failing?q=" + victim.login()).html().select("tr[data-address]"))
                .isEmpty();
        Elements row = hanna.open("/helpdesk/guessing").html().select("tr:has([data-target=" + victim.login() + "])");
        assertThat(row.attr("data-network")).isEqualTo("127.93.1.0/24");
        assertThat(row.select("[data-label=Tries]").text()).isEqualTo("40");
    }

    @Test
    void aPhoneBehindTheSameAddressIsOnTheWorklistAllTheSame() {
        Reports victim = new Reports(SITE, "sprayed-" + once + "@example.org");
        IntStream.range(0, 20).forEach(secret -> victim.arrive(guess("127.93.2.1", secret)));
        Reports phone = new Reports(SITE, "phone-" + once + "@example.org");
        IntStream.range(0, 9).forEach(again -> phone.arrive(guess("127.93.2.1", 7)));

        phone.awaitIn("login_attempt", 9, Duration.ofSeconds(10));

        assertThat(phone.in("failing_client"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("tries", "9"));
    }

    @Test
    void oneWordAtManyNamesIsSeenThoughNoNameHasManyTries() {
        List<Reports> names = IntStream.range(0, 12)
                .mapToObj(number -> new Reports(SITE, "n" + number + "-" + once + "@example.org"))
                .toList();
        names.forEach(name -> name.arrive(guess("127.93.3.1", 1)));

        names.get(11).awaitIn("login_attempt", 1, Duration.ofSeconds(10));

        names.forEach(name -> await().atMost(Duration.ofSeconds(5)).until(() -> tries(name) == 1));
        names.forEach(name -> assertThat(name.in("failing_client")).isEmpty());
    }

    @Test
    void anOfficeInWhichEverybodyMistypesOnceIsNone() {
        List<Reports> desks = IntStream.range(0, 12)
                .mapToObj(number -> new Reports(SITE, "d" + number + "-" + once + "@example.org"))
                .toList();
        desks.forEach(desk ->
                desk.arrive(Map.of("outcome", "main_password_ok", "protocol", "imap", "remote_ip", "127.93.4.1")));
        desks.forEach(desk -> desk.arrive(guess("127.93.4.1", 1)));

        desks.forEach(desk -> desk.awaitIn("failing_client", 1, Duration.ofSeconds(10)));

        assertThat(SITE.rows("SELECT network FROM guessing_network WHERE network = '127.93.4.1'"))
                .isEmpty();
    }

    @Test
    void whatIsKeptOfANetworkIsBounded() {
        Reports victim = new Reports(SITE, "bounded-" + once + "@example.org");
        IntStream.range(0, 300).forEach(secret -> victim.arrive(guess("127.93.5.1", secret)));

        victim.awaitIn("login_attempt", 300, Duration.ofSeconds(15));

        await().atMost(Duration.ofSeconds(5)).until(() -> tries(victim) == 300);
        assertThat(SITE.rows("SELECT client FROM network_try WHERE network = '127.93.5.1'"))
                .hasSize(128);
    }

    private static Map<String, Object> guess(String from, int fingerprint) {
        return Map.of(
                "outcome", "not_an_app_password", "protocol", "imap", "remote_ip", from, "fingerprint", fingerprint);
    }

    private static long tries(Reports at) {
        return SITE.rows("SELECT tries FROM guessed_account WHERE account = ?", at.login()).stream()
                .mapToLong(row -> Long.parseLong(String.valueOf(row.get("tries"))))
                .sum();
    }
}
