package latchkey.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import latchkey.parts.Person;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a session ends, and what is left of it then. */
class SessionIT {
    private static final Site SITE = Site.shared();
    private static final String SESSION = "q_session";

    private final WebSession alice = WebSession.signedIn(SITE, Person.ALICE);

    private static void isSentToTheProvider(Page page) {
        assertThat(page.status()).isEqualTo(302);
        assertThat(page.location()).startsWith(SITE.parts().keycloak().issuer());
    }

    @Nested
    class ACookieThatIsNotOurs {
        @ParameterizedTest
        @ValueSource(ints = {10, 300, 700})
        void isWorthNothingWithOneCharacterChanged(int position) {
            String cookie = String.valueOf(alice.cookie(SESSION));
            char other = cookie.charAt(position) == 'A' ? 'B' : 'A';
            alice.setCookie(SESSION, cookie.substring(0, position) + other + cookie.substring(position + 1));

            isSentToTheProvider(alice.get("/home"));
        }

        @Test
        void isWorthNothingWhenMadeUp() {
            alice.setCookie(SESSION, "nonsense");

            isSentToTheProvider(alice.get("/home"));
        }

        @Test
        void staysOutOfTheReachOfScripts() {
            WebSession other = WebSession.at(SITE);
            Page provider = other.open("/sign-in");
            other.answerProvider(provider, "alice", Person.ALICE.signInPassword(), true);

            String session = String.valueOf(other.cookie(SESSION));

            assertThat(session).doesNotContain("alice").startsWith("ey");
            Page landing = other.get("/sign-in/again");
            assertThat(landing.response().getHeaders().getValues("Set-Cookie"))
                    .anyMatch(cookie -> cookie.startsWith("latchkey-again=")
                            && cookie.contains("HttpOnly")
                            && cookie.contains("SameSite=Lax"));
        }
    }

    @Nested
    class SigningOut {
        @Test
        void endsTheSessionHereAndAtTheProvider() {
            Page out = alice.submit(alice.open("/app-passwords"), "/sign-out", Map.of());

            assertThat(out.status())
                    .as("no redirect, which a browser may hold to the form's policy")
                    .isEqualTo(200);
            assertThat(out.html().select("nav, form[action='/sign-out']"))
                    .as("no menu of somebody who is signed in")
                    .isEmpty();
            String provider = out.response().getHeader("Refresh").replace("0; url=", "");
            assertThat(provider).startsWith(SITE.parts().keycloak().issuer());
            Page end = alice.open(provider);
            assertThat(end.url()).isEqualTo(SITE.portal().url() + "/signed-out");
            assertThat(end.words()).contains("You are signed out");
            assertThat(alice.cookie(SESSION)).isNull();
            Page next = alice.open("/home");
            assertThat(next.html().select("form#kc-form-login"))
                    .as("the password is asked for again")
                    .hasSize(1);
        }

        @Test
        void isNotDoneByALink() {
            Page page = alice.get("/sign-out");

            assertThat(page.status()).isEqualTo(405);
            assertThat(alice.get("/home").status()).isEqualTo(200);
        }

        @Test
        void isNotDoneForAnotherSite() {
            Page page = alice.post("/sign-out", Map.of());

            assertThat(page.status()).isEqualTo(400);
            assertThat(alice.get("/home").status()).isEqualTo(200);
        }

        @Test
        void needsNoSignInWhenTheSessionHasEndedByItself() {
            Page page = alice.open("/app-passwords");
            alice.forgetCookie(SESSION);

            Page end = alice.follow(alice.submit(page, "/sign-out", Map.of()));

            assertThat(end.url()).isEqualTo(SITE.portal().url() + "/signed-out");
        }

        @Test
        void worksFromAPageThatWasOpenedLongAgo() {
            Page first = alice.open("/app-passwords");
            alice.open("/home");
            alice.open("/app-passwords/new");

            assertThat(alice.submit(first, "/sign-out", Map.of()).response().getHeader("Refresh"))
                    .contains("logout");
        }
    }

    @Nested
    class SigningInAgain {
        @ParameterizedTest
        @ValueSource(strings = {"cross-site", "same-site"})
        void isNotBroughtAboutByAnotherSite(String from) {
            Page page = alice.get("/sign-in/again", Map.of("Sec-Fetch-Site", from));

            assertThat(page.location()).endsWith("/sign-in");
            assertThat(alice.cookie("latchkey-again")).isNull();
            assertThat(alice.get("/home").status()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"same-origin", "none"})
        void endsTheSessionForOneWhoIsHere(String from) {
            alice.get("/sign-in/again", Map.of("Sec-Fetch-Site", from));

            isSentToTheProvider(alice.get("/home"));
        }
    }

    @Nested
    class AScriptOfAnOpenPage {
        @Test
        void isToldThatTheSessionIsOver() {
            alice.forgetCookie(SESSION);

            Page lights = alice.get("/app-passwords", Map.of("HX-Request", "true"));
            Page stream = alice.get(
                    "/app-passwords/00000000-0000-4000-8000-000000000002/lights/stream",
                    Map.of("Accept", "text/event-stream"));

            assertThat(lights.status()).isEqualTo(499);
            assertThat(lights.response().getHeader("Location")).isNull();
            assertThat(stream.status()).isEqualTo(499);
        }

        @Test
        void isToldTheSameWhenTheCookieIsBroken() {
            alice.setCookie(SESSION, "nonsense");

            assertThat(alice.get("/home", Map.of("HX-Request", "true")).status())
                    .isEqualTo(499);
        }
    }

    @Nested
    class EndedEverywhere {
        @Test
        void meansASignInWithThePasswordAgain() {
            WebSession adam = WebSession.signedIn(SITE, Person.ADAM);
            try {
                // The provider tells whole seconds, so a session lives on within the second in which it began.
                Page ended = await().atMost(Duration.ofSeconds(5))
                        .until(
                                () -> {
                                    SITE.change("UPDATE person SET sessions_valid_from = UTC_TIMESTAMP(0)"
                                            + " WHERE name = 'Adam Amari'");
                                    return adam.get("/app-passwords");
                                },
                                page -> page.status() == 302);

                Page provider = adam.follow(ended);
                assertThat(provider.html().select("form#kc-form-login"))
                        .as("the provider's own session does not help")
                        .hasSize(1);
                Page page = adam.answerProvider(provider, "adam", Person.ADAM.signInPassword(), true);
                assertThat(page.url()).isEqualTo(SITE.portal().url() + "/app-passwords");
                assertThat(page.status()).isEqualTo(200);
            } finally {
                SITE.change("UPDATE person SET sessions_valid_from = NULL");
            }
        }
    }
}
