package latchkey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import latchkey.parts.Person;
import latchkey.parts.Portal;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever tries too often is told when to come back; everybody else goes on. On a replica with low limits. */
class TryLimitsIT {
    private static final Site SITE = Site.shared();
    private static final Portal STRICT = SITE.parts()
            .secondPortal(Map.of(
                    "latchkey.limits.failed-sign-ins-of-network", "3",
                    "latchkey.limits.issued-for-account", "2",
                    "latchkey.limits.issued-from-network", "3",
                    "latchkey.limits.sign-ins-of-person", "7"));

    @BeforeAll
    static void start() {
        STRICT.start();
        STRICT.waitUntilReady();
    }

    @AfterAll
    static void stop() {
        STRICT.stop();
    }

    /** Other tests fail to sign in too, from the one address that all of them have, and sign in as the same people. */
    @BeforeEach
    void forgetOthers() {
        SITE.change("DELETE FROM try_count WHERE who = '127.0.0.1' OR kind = 'SIGN_IN_OF_PERSON'");
    }

    @Test
    void whoGuessesTheWayBackFromTheProviderHasToWaitAndHisNeighbourDoesNot() {
        String guesser = "10." + random() + "." + random() + ".7";
        for (int guess = 0; guess < 3; guess++) {
            assertThat(guess(guesser).status()).isEqualTo(401);
        }

        Page refused = guess(guesser);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.response().getHeader("Retry-After")))
                .isBetween(1, 600);
        assertThat(refused.words()).contains("tried too often", "Try again in 10 minutes");
        assertThat(guess("10.255.255.8").status()).isEqualTo(401);
    }

    @Test
    void aForeignPageThatCallsTheWayBackAgainAndAgainLocksNobodyOut() {
        String office = "10." + random() + "." + random() + ".7";
        for (int picture = 0; picture < 30; picture++) {
            new WebSession(STRICT.url())
                    .get("/oidc/callback?code=x&state=" + UUID.randomUUID(), Map.of("X-Forwarded-For", office));
        }

        assertThat(guess(office).status()).isEqualTo(401);
    }

    @Test
    void signInsThatWorkAreNotCountedAgainstTheNetwork() {
        for (int person = 0; person < 5; person++) {
            WebSession.signedIn(STRICT.url(), Person.BOB);
        }

        assertThat(WebSession.signedIn(STRICT.url(), Person.BOB).get("/home").status())
                .isEqualTo(200);
    }

    @Test
    void bobMakesTooManyAppPasswordsAndIsToldWhenToGoOn() {
        forgetIssued();
        WebSession bob = WebSession.signedIn(STRICT.url(), Person.BOB);

        List<Integer> answers = List.of(issue(bob), issue(bob), issue(bob));

        assertThat(answers).containsExactly(200, 200, 429);
        forgetIssued();
    }

    @Test
    void anOfficeThatMakesTooManyIsToldSoAndTheNextOneIsNot() {
        forgetIssued();
        WebSession alice = WebSession.signedIn(STRICT.url(), Person.ALICE);
        WebSession bob = WebSession.signedIn(STRICT.url(), Person.BOB);
        String office = "10." + random() + "." + random() + ".9";

        List<Integer> answers =
                List.of(issue(alice, office), issue(bob, office), issue(alice, office), issue(bob, office));
        int fromElsewhere = issue(bob, "10.255.254.9");

        assertThat(answers).containsExactly(200, 200, 200, 429);
        assertThat(fromElsewhere).isEqualTo(200);
        forgetIssued();
    }

    @Test
    void whoSignsInAgainAndAgainHasToWaitAndOthersDoNot() {
        SITE.change("DELETE FROM try_count WHERE kind = 'SIGN_IN_OF_PERSON'");
        for (int signIn = 0; signIn < 7; signIn++) {
            WebSession.signedIn(STRICT.url(), Person.CAROL);
        }
        WebSession carol = new WebSession(STRICT.url());

        Page refused = carol.signIn("/sign-in", Person.CAROL.login(), Person.CAROL.signInPassword(), true);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.response().getHeader("Retry-After")))
                .isBetween(1, 600);
        assertThat(carol.get("/home").status()).isNotEqualTo(200);
        assertThat(WebSession.signedIn(STRICT.url(), Person.BOB).get("/home").status())
                .isEqualTo(200);
        SITE.change("DELETE FROM try_count WHERE kind = 'SIGN_IN_OF_PERSON'");
    }

    private static void forgetIssued() {
        SITE.change("DELETE FROM try_count WHERE kind = 'ISSUED_FOR_ACCOUNT'");
    }

    private static int issue(WebSession bob) {
        return issue(bob, "127.0.0.1");
    }

    private static int issue(WebSession bob, String from) {
        Page form = bob.open("/app-passwords/new?client=thunderbird");
        Map<String, Object> fields = new HashMap<>(form.hidden("/app-passwords"));
        fields.put("label", "limit " + UUID.randomUUID());
        fields.put("protocols", "imap");
        Page answer = bob.post("/app-passwords", fields, Map.of("X-Forwarded-For", from));
        if (answer.status() == 200) {
            String id = answer.html().select("#lights").attr("data-poll").replaceAll("^/app-passwords/|/lights$", "");
            Page question = bob.open("/app-passwords/" + id + "/revoke");
            bob.submit(question, "/app-passwords/" + id + "/revoke", Map.of());
        }
        return answer.status();
    }

    private static Page guess(String from) {
        return new WebSession(STRICT.url())
                .get(
                        "/oidc/callback?code=guess&state=" + UUID.randomUUID(),
                        Map.of("X-Forwarded-For", from, "Cookie", "q_auth_any=guess"));
    }

    private static int random() {
        return UUID.randomUUID().hashCode() & 127;
    }
}
