package latchkey.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import latchkey.parts.Person;
import latchkey.site.Address;
import latchkey.site.AnyPortal;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, and how far. */
@Tag(AnyPortal.TAG)
class SignInIT {
    private static final String SECOND_FACTOR_IS_NEEDED = "A second factor is needed";

    /** Goes to the sign-in, and takes the wish for a second factor out of the address on the way to the provider. */
    private static WebSession withoutSecondFactor(String login) {
        WebSession session = new WebSession(AnyPortal.url());
        String provider = session.get("/sign-in").location();
        assertThat(provider).contains("acr_values=mfa").contains("max_age=");
        Page at = session.open(Address.without(provider, "acr_values"));
        Page end = session.answerProvider(at, login, login + "-sign-in-1", false);
        assertThat(end.url()).startsWith(AnyPortal.url());
        return session;
    }

    @Nested
    class AsAlice {
        @Test
        void isGreetedAfterPasswordAndCode() {
            WebSession alice = WebSession.signedIn(AnyPortal.url(), Person.ALICE);

            Page home = alice.open("/home");

            assertThat(home.status()).isEqualTo(200);
            assertThat(home.words()).contains("Hello, Alice Adler").contains("alice@example.org");
        }

        @Test
        void comesToThePageThatWasAskedFor() {
            WebSession alice = new WebSession(AnyPortal.url());

            Page page = alice.signIn(
                    "/app-passwords?account=alice%40example.org", "alice", Person.ALICE.signInPassword(), true);

            assertThat(page.url()).isEqualTo(AnyPortal.url() + "/app-passwords?account=alice%40example.org");
            assertThat(page.status()).isEqualTo(200);
        }

        @Test
        void isTurnedAwayFromTheHelpdesk() {
            Page page = WebSession.signedIn(AnyPortal.url(), Person.ALICE).open("/helpdesk/failing");

            assertThat(page.status()).isEqualTo(403);
            assertThat(page.words()).contains("this page is for other people");
        }

        @Test
        void staysOutWithTheWrongPassword() {
            WebSession somebody = new WebSession(AnyPortal.url());

            Page page = somebody.signIn("/home", "alice", "not-hers", true);

            assertThat(page.url()).doesNotStartWith(AnyPortal.url());
            assertThat(somebody.get("/home").status()).isEqualTo(302);
        }
    }

    @Nested
    class AsAliceWithoutHerCode {
        private final WebSession session = withoutSecondFactor("alice");

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/sign-in",
                    "/home",
                    "/app-passwords",
                    "/app-passwords/new",
                    "/app-passwords/new?client=thunderbird",
                    "/app-passwords/00000000-0000-4000-8000-000000000002",
                    "/app-passwords/00000000-0000-4000-8000-000000000002/revoke",
                    "/app-passwords/00000000-0000-4000-8000-000000000002/lights",
                    "/app-passwords/00000000-0000-4000-8000-000000000002/lights/stream",
                    "/helpdesk/failing"
                })
        void seesNoPageAtAll(String path) {
            // The stream of lights is nothing that a browser would show as a page.
            Page page = session.get(path, Map.of("Accept", "*/*"));

            assertThat(page.status()).isEqualTo(403);
            assertThat(page.words()).contains(SECOND_FACTOR_IS_NEEDED);
            assertThat(page.html().select("a[href=/sign-in/again]")).hasSize(1);
            assertThat(page.html().select(".site-nav")).isEmpty();
        }

        @Test
        void getsInByTheWayOutOfThatPage() {
            Page provider = session.open("/sign-in/again");
            Page page = session.answerProvider(provider, "alice", Person.ALICE.signInPassword(), true);

            assertThat(page.url()).isEqualTo(AnyPortal.url() + "/home");
            assertThat(page.words()).contains("Hello, Alice Adler");
        }
    }

    @Nested
    class AsNora {
        @Test
        void whoHasNoSecondFactorIsToldToGetOne() {
            WebSession nora = withoutSecondFactor("nofactor");

            Page page = nora.get("/home");

            assertThat(page.status()).isEqualTo(403);
            assertThat(page.words())
                    .contains(SECOND_FACTOR_IS_NEEDED)
                    .contains("if you have none yet, your helpdesk can set one up with you");
        }
    }

    @Nested
    class AsStaff {
        @Test
        void hannaSeesTheWorklist() {
            Page page = WebSession.signedIn(AnyPortal.url(), Person.HANNA).open("/helpdesk/failing");

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.html().title()).isEqualTo("Failing clients · Latchkey");
        }

        @Test
        void adamSeesTheWorklistToo() {
            assertThat(WebSession.signedIn(AnyPortal.url(), Person.ADAM)
                            .open("/helpdesk/failing")
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void theMenuShowsItToThemOnly() {
            List<String> alice = menu(Person.ALICE);
            List<String> hanna = menu(Person.HANNA);

            assertThat(alice).containsExactly("/home", "/app-passwords");
            assertThat(hanna).containsExactly("/home", "/app-passwords", "/helpdesk/failing", "/migration");
        }

        private List<String> menu(Person person) {
            return WebSession.signedIn(AnyPortal.url(), person)
                    .open("/app-passwords")
                    .html()
                    .select(".site-nav a")
                    .eachAttr("href");
        }
    }
}
