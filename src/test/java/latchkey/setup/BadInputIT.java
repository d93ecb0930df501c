package latchkey.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import latchkey.parts.Person;
import latchkey.site.Site;
import latchkey.site.Snapshot;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever bob sends instead of what was asked for: he is told which field and where to go, and nothing is changed. */
class BadInputIT {
    private static final Site SITE = Site.shared();
    private static WebSession bob = WebSession.at(SITE);

    private Page form = bob.get("/");
    private Snapshot before = new Snapshot(Map.of());

    @BeforeAll
    static void signIn() {
        bob = WebSession.signedIn(SITE, Person.BOB);
    }

    @BeforeEach
    void opensTheForm() {
        form = bob.open("/app-passwords/new?client=thunderbird");
        before = Snapshot.of(SITE);
    }

    private Page send(Map<String, ?> fields) {
        Map<String, Object> all = new HashMap<>(Map.of("label", "Laptop", "protocols", List.of("imap", "smtp")));
        all.putAll(fields);
        return bob.submit(form, "/app-passwords", all);
    }

    private void refuses(Page answer, int status, String named) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.response().contentType()).startsWith("text/html");
        assertThat(answer.words()).contains(named);
        assertThat(answer.html().select("main a[href]"))
                .as("the way out of: %s", answer.words())
                .isNotEmpty();
        assertThat(Snapshot.of(SITE).changedSince(before))
                .as("nothing is changed")
                .isEmpty();
    }

    @Nested
    class TheClient {
        @ParameterizedTest
        @ValueSource(strings = {"nosuch", "", "Thunderbird", "../thunderbird", "<b>", "thunderbird\n"})
        void isNoneOfOurs(String client) {
            refuses(send(Map.of("client", client)), 422, "Mail program (field “client”)");
        }

        @Test
        void isNoneOfOursInAnAddress() {
            refuses(bob.get("/app-passwords/new?client=nosuch"), 422, "Mail program (field “client”)");
        }
    }

    @Nested
    class TheLabel {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "   ",
                    "\u00a0\u2003",
                    "<b>phone</b>",
                    "<script>alert(1)</script>",
                    "phone\u202egpj.exe",
                    "pho\u200bne",
                    "\u2066phone",
                    "phone\u0000",
                    "phone\u0007",
                    "phone\r\nSet-Cookie: x=y",
                    "\ufeff"
                })
        void cannotBeThat(String label) {
            Page answer = send(Map.of("label", label));

            refuses(answer, 422, "Name of the device (field “label”)");
            assertThat(answer.html().select("#label[aria-invalid=true]")).hasSize(1);
            assertThat(answer.html().select("main b, main script")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(ints = {81, 500})
        void isTooLong(int length) {
            Page answer = send(Map.of("label", "x".repeat(length)));

            refuses(answer, 422, "Name of the device (field “label”)");
            assertThat(answer.words()).contains("at most 80 characters");
        }

        @Test
        void isMissing() {
            Map<String, Object> fields = new HashMap<>(form.hidden("/app-passwords"));
            fields.put("protocols", "imap");

            refuses(bob.post("/app-passwords", fields), 422, "Name of the device (field “label”)");
        }

        @Test
        void isShownAsItWasTypedSoThatItCanBeMended() {
            Page answer = send(Map.of("label", "\"><img src=x> & my 50% phone"));

            refuses(answer, 422, "Name of the device (field “label”)");
            assertThat(answer.html().select("#label").val()).isEqualTo("\"><img src=x> & my 50% phone");
        }
    }

    @Nested
    class TheProtocols {
        @ParameterizedTest
        @ValueSource(strings = {"ftp", "", "IMAP", "imap,smtp", "imap ", "<b>"})
        void areUnknown(String protocol) {
            refuses(send(Map.of("protocols", protocol)), 422, "What it may do (field “protocols”)");
        }

        @Test
        void areMissing() {
            Map<String, Object> fields = new HashMap<>(form.hidden("/app-passwords"));
            fields.put("label", "Laptop");

            refuses(bob.post("/app-passwords", fields), 422, "What it may do (field “protocols”)");
        }

        @Test
        void areNotWhatTheClientSpeaks() {
            Page answer = send(Map.of("client", "scanner", "protocols", List.of("smtp", "imap")));

            refuses(answer, 422, "What it may do (field “protocols”)");
            assertThat(answer.words()).contains("Choose among these");
        }

        @Test
        void areGoodInPartOnly() {
            refuses(send(Map.of("protocols", List.of("imap", "ftp"))), 422, "What it may do (field “protocols”)");
        }
    }

    @Nested
    class TooMuch {
        @Test
        void isTheTwentySixthAppPassword() {
            fillUp();
            before = Snapshot.of(SITE);
            try {
                refuses(send(Map.of()), 409, "You have as many app passwords as an account may have");
            } finally {
                SITE.change("DELETE FROM app_password WHERE label = 'filler'");
            }
        }

        private void fillUp() {
            Map<String, ?> count = SITE.rows(
                            "SELECT COUNT(*) AS n FROM app_password WHERE address = ?" + " AND state <> 'ended'",
                            "bob@example.org")
                    .get(0);
            for (int n = Integer.parseInt(String.valueOf(count.get("n"))); n < 25; n++) {
                SITE.change(
                        "INSERT INTO app_password (id, address, selector, secret_hash, label, client_key, protocols,"
                                + " state, made_by, created_at, shown_at, form_id) SELECT UUID(), 'bob@example.org', ?,"
                                + " 'x', 'filler', 'other', 'imap', 'live', person_id, UTC_TIMESTAMP(3),"
                                + " UTC_TIMESTAMP(3), UUID() FROM account_owner WHERE address = 'bob@example.org'",
                        "u%03d".formatted(n));
            }
        }

        @Test
        void isAFieldOfFiveThousandCharacters() {
            refuses(send(Map.of("label", "x".repeat(5_000))), 413, "field “label”");
        }

        @Test
        void isAFormOfOneMegabyte() {
            refuses(send(Map.of("label", "x".repeat(1_048_576))), 413, "field “label”");
        }

        @Test
        void isAFormOfAThousandFields() {
            Map<String, String> fields = new HashMap<>();
            for (int n = 0; n < 1_000; n++) {
                fields.put("field" + n, "x");
            }

            refuses(send(fields), 413, "Nothing was changed");
        }
    }

    @Nested
    class NoFormAtAll {
        @Test
        void isAPercentSignThatEncodesNothing() {
            Page answer = bob.exchange(
                    "POST",
                    "/app-passwords",
                    request -> request.contentType(ContentType.URLENC).body("label=50%zz&client=thunderbird"));

            refuses(answer, 400, "Nothing was changed");
        }
    }

    @Nested
    class AnIdThatIsNotHis {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "x",
                    "1-1-1-1-1",
                    "00000000-0000-4000-8000-000000000002",
                    "11111111-2222-4333-8444-555555555555",
                    "%00",
                    "..%2f..",
                    "00000000-0000-4000-8000-000000000002%0d%0aX:y"
                })
        void isNothing(String id) {
            refuses(bob.get("/app-passwords/" + id), 404, "There is nothing here");
            refuses(bob.get("/app-passwords/" + id + "/revoke"), 404, "There is nothing here");
            refuses(bob.get("/app-passwords/" + id + "/lights"), 404, "There is nothing here");
            refuses(bob.get("/app-passwords?revoked=" + id), 404, "There is nothing here");
            Map<String, String> token = Map.of(
                    "csrf-token", String.valueOf(form.hidden("/app-passwords").get("csrf-token")));
            refuses(bob.post("/app-passwords/" + id + "/revoke", token), 404, "There is nothing here");
        }

        @ParameterizedTest
        @ValueSource(strings = {"alice@example.org", "scanner@example.org", "nobody@elsewhere.example", "x", "%00"})
        void norIsAMailbox(String address) {
            refuses(bob.get("/app-passwords?account=" + address), 404, "There is nothing here");
            refuses(bob.get("/home?account=" + address), 404, "There is nothing here");
            refuses(bob.get("/app-passwords/new?account=" + address), 404, "There is nothing here");
            Map<String, Object> fields = new HashMap<>(form.hidden("/app-passwords"));
            fields.putAll(Map.of("label", "Laptop", "protocols", "imap"));
            refuses(bob.post("/app-passwords?account=" + address, fields), 404, "There is nothing here");
        }
    }

    @Nested
    class TheHiddenToken {
        @Test
        void isMissing() {
            refuses(
                    bob.post("/app-passwords", Map.of("client", "thunderbird", "label", "x", "protocols", "imap")),
                    400,
                    "“csrf-token”");
        }

        @Test
        void isWrong() {
            refuses(send(Map.of("csrf-token", UUID.randomUUID().toString())), 400, "“csrf-token”");
        }
    }
}
