package latchkey.apppassword;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import latchkey.parts.Person;
import latchkey.site.Site;
import latchkey.site.Snapshot;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Alice's app password, as bob, hanna and carol see it: not at all. */
class SomebodyElseIT {
    private static final Site SITE = Site.shared();
    private static final String NOBODYS = "11111111-2222-4333-8444-555555555555";
    private static String alices = "";

    @BeforeAll
    static void aliceMakesOne() {
        alices = issue(WebSession.signedIn(SITE, Person.ALICE), "Alice's phone").id();
    }

    /** What the one page that shows an app password says. */
    private record Issued(String id, String secret) {}

    private static Issued issue(WebSession session, String label) {
        Page form = session.open("/app-passwords/new?client=thunderbird");
        Page page =
                session.submit(form, "/app-passwords", Map.of("label", label, "protocols", List.of("imap", "smtp")));
        assertThat(page.status()).as(page.words()).isEqualTo(200);
        String lights = page.html().select("#lights").attr("data-poll");
        return new Issued(
                Path.of(lights).getName(1).toString(),
                page.html().select("#app-password").attr("data-value"));
    }

    /** All that could tell two answers apart, but for what is new on every page and the id that was asked for. */
    private static String essence(Page page, String id) {
        String token = page.html().select("input[name=csrf-token]").val();
        String body = page.response().asString().replace(id, "ID");
        String headers = page.response().getHeaders().asList().stream()
                .filter(header -> !List.of("set-cookie", "date", "x-request-id")
                        .contains(header.getName().toLowerCase(java.util.Locale.ROOT)))
                .map(Object::toString)
                .sorted()
                .toList()
                .toString();
        return page.status() + headers + (token.isEmpty() ? body : body.replace(token, "TOKEN"));
    }

    private static Stream<String> pages() {
        return Stream.of("", "/revoke", "/lights", "/lights/stream")
                .flatMap(page -> Stream.of("", "?account=alice%40example.org", "?account=bob%40example.org")
                        .map(query -> "/app-passwords/ID" + page + query));
    }

    @Nested
    class AsBob {
        private final WebSession bob = WebSession.signedIn(SITE, Person.BOB);

        @ParameterizedTest
        @MethodSource("latchkey.apppassword.SomebodyElseIT#pages")
        void cannotTellItFromOneThatDoesNotExist(String path) {
            Map<String, String> anything = Map.of("Accept", "*/*");
            Page hers = bob.get(path.replace("ID", alices), anything);
            Page none = bob.get(path.replace("ID", NOBODYS), anything);

            assertThat(hers.status()).isEqualTo(404);
            assertThat(essence(hers, alices)).isEqualTo(essence(none, NOBODYS));
        }

        @ParameterizedTest
        @MethodSource("latchkey.apppassword.SomebodyElseIT#queries")
        void cannotRevokeIt(String query) {
            Map<String, String> token = Map.of("csrf-token", token(bob));
            Snapshot before = Snapshot.of(SITE);

            Page hers = bob.post("/app-passwords/" + alices + "/revoke" + query, token);
            Page none = bob.post("/app-passwords/" + NOBODYS + "/revoke" + query, token);

            assertThat(hers.status()).isEqualTo(404);
            assertThat(essence(hers, alices)).isEqualTo(essence(none, NOBODYS));
            assertThat(Snapshot.of(SITE).changedSince(before)).isEmpty();
        }

        @Test
        void cannotOpenHerMailboxAnyMoreThanOneThatDoesNotExist() {
            Page hers = bob.get("/app-passwords?account=alice%40example.org");
            Page none = bob.get("/app-passwords?account=nobody%40example.org");

            assertThat(hers.status()).isEqualTo(404);
            assertThat(essence(hers, alices)).isEqualTo(essence(none, NOBODYS));
        }

        @Test
        void seesHisOwnListOnly() {
            assertThat(bob.open("/app-passwords").response().asString()).doesNotContain(alices);
            assertThat(bob.open("/home").response().asString()).doesNotContain(alices);
        }
    }

    @Nested
    class AsHanna {
        private final WebSession hanna = WebSession.signedIn(SITE, Person.HANNA);

        @ParameterizedTest
        @MethodSource("latchkey.apppassword.SomebodyElseIT#pages")
        void seesNoAppPasswordOfAlice(String path) {
            assertThat(hanna.get(path.replace("ID", alices), Map.of("Accept", "*/*"))
                            .status())
                    .isEqualTo(404);
        }

        @Test
        void canMakeNoneForAlice() {
            Snapshot before = Snapshot.of(SITE);
            Map<String, String> fields = Map.of(
                    "csrf-token", token(hanna), "client", "thunderbird", "label", "For alice", "protocols", "imap");

            Page form = hanna.get("/app-passwords/new?client=thunderbird&account=alice%40example.org");
            Page made = hanna.post("/app-passwords?account=alice%40example.org", fields);

            assertThat(form.status()).isEqualTo(404);
            assertThat(made.status()).isEqualTo(404);
            assertThat(Snapshot.of(SITE).changedSince(before)).isEmpty();
        }

        @Test
        void canRevokeNone() {
            assertThat(hanna.post(
                                    "/app-passwords/" + alices + "/revoke?account=alice%40example.org",
                                    Map.of("csrf-token", token(hanna)))
                            .status())
                    .isEqualTo(404);
        }
    }

    @Nested
    class AsCarol {
        private final WebSession carol = WebSession.signedIn(SITE, Person.CAROL);

        @Test
        void revokesHerOwnWhichIsThenRefusedAtTheNextLogin() {
            Issued tablet = issue(carol, "Carol's tablet");
            String user = Person.CAROL.address();
            assertThat(SITE.mailClient()
                            .imaps("127.4.1.1", user, tablet.secret())
                            .accepted())
                    .isTrue();
            Page question = carol.open("/app-passwords/" + tablet.id() + "/revoke");
            String act = "/app-passwords/" + tablet.id() + "/revoke";

            Page first = carol.submit(question, act, Map.of());
            boolean accepted =
                    SITE.mailClient().imaps("127.4.1.1", user, tablet.secret()).accepted();
            Page second = carol.submit(question, act, Map.of());

            assertThat(first.status()).isEqualTo(303);
            assertThat(accepted).isFalse();
            assertThat(second.status()).as("once more is no error").isEqualTo(303);
            Page list = carol.follow(second);
            assertThat(list.words()).contains("Carol's tablet");
            assertThat(list.html().select("tr[data-app-password=" + tablet.id() + "]"))
                    .isEmpty();
            assertThat(SITE.rows(
                            "SELECT 1 FROM audit_entry WHERE what = 'APP_PASSWORD_REVOKED' AND thing = ?", tablet.id()))
                    .hasSize(1);
        }
    }

    private static Stream<String> queries() {
        return Stream.of("", "?account=alice%40example.org", "?account=bob%40example.org");
    }

    private static String token(WebSession session) {
        return session.open("/app-passwords")
                .html()
                .select("input[name=csrf-token]")
                .val();
    }
}
