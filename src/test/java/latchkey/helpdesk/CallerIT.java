package latchkey.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import latchkey.parts.Person;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bob is on the phone and says that he is Bob. */
class CallerIT {
    private static final Site SITE = Site.shared();
    private static final String BOBS = Person.BOB.address();
    private static final String CASE = "/helpdesk/accounts/" + BOBS.replace("@", "%40");
    private static final String CODE = "/settings/helpdesk-code";

    private static WebSession hanna;
    private static WebSession adam;
    private static WebSession bob;

    @BeforeAll
    static void allAreThere() {
        SITE.waitUntilJudging();
        hanna = WebSession.signedIn(SITE, Person.HANNA);
        adam = WebSession.signedIn(SITE, Person.ADAM);
        bob = WebSession.signedIn(SITE, Person.BOB);
    }

    @AfterEach
    void nothingIsLeft() {
        SITE.change("DELETE FROM caller_code WHERE address = ?", BOBS);
        SITE.change("DELETE FROM try_count WHERE kind LIKE 'CALLER%'");
    }

    private static Page press(WebSession who, String act, Map<String, ?> fields) {
        return who.submit(who.open(CASE), CASE + act, fields);
    }

    @Test
    void bobReadsOutACodeAndHannaKnowsThatItIsHim() {
        String code = code();

        assertThat(press(hanna, "/caller", Map.of("code", code)).status()).isEqualTo(303);
        assertThat(adam.open(CASE).html().select("#confirmed").text())
                .startsWith("Confirmed by code at")
                .contains("by Hanna");
        Page again = press(adam, "/caller", Map.of("code", code));

        assertThat(again.status()).as("once only").isEqualTo(422);
        assertThat(again.html().select("#code-error").text()).contains("no code to compare with");
        assertThat(acts())
                .containsExactly("CALLER_CODE_MADE owner", "CALLER_CONFIRMED helpdesk", "CALLER_NOT_CONFIRMED admin");
        assertThat(hanna.open(CASE).html().select("[data-act=caller-confirmed]"))
                .hasSize(1);
    }

    @Test
    void fiveWrongCodesEndIt() {
        String code = code();
        String wrong = code.startsWith("1") ? "2" + code.substring(1) : "1" + code.substring(1);

        List<String> said = Stream.of(wrong, "nonsense", "", wrong, wrong)
                .map(typed -> press(hanna, "/caller", Map.of("code", typed))
                        .html()
                        .select("#code-error")
                        .text())
                .toList();

        assertThat(said.get(0)).contains("4 more tries");
        assertThat(said.get(3)).contains("One more try");
        assertThat(said.get(4)).contains("no code to compare with");
        assertThat(press(hanna, "/caller", Map.of("code", code)).status()).isEqualTo(422);
        assertThat(hanna.open(CASE).html().select("#confirmed")).isEmpty();
        assertThat(acts())
                .filteredOn(act -> act.startsWith("CALLER_NOT_CONFIRMED"))
                .hasSize(6);
    }

    @Test
    void aCodeIsNoGoodAfterFiveMinutesForAnotherMailboxOrWhenThereIsANewerOne() {
        String old = code();
        SITE.change("UPDATE caller_code SET until = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND WHERE address = ?", BOBS);
        assertThat(press(hanna, "/caller", Map.of("code", old)).status()).isEqualTo(422);

        String first = code();
        String second = code();
        String alices = "/helpdesk/accounts/alice%40example.org";
        assertThat(hanna.submit(hanna.open(alices), alices + "/caller", Map.of("code", second))
                        .status())
                .isEqualTo(422);
        if (!first.equals(second)) {
            assertThat(press(hanna, "/caller", Map.of("code", first)).status()).isEqualTo(422);
        }
        assertThat(press(hanna, "/caller", Map.of("code", second)).status()).isEqualTo(303);
    }

    @Test
    void theCodeIsKeptNowhereAndShownToItsOwnerOnly() {
        String code = code();

        assertThat(SITE.rows(
                                "SELECT HEX(hash) AS h, HEX(hash_key) AS k, until > made_at + INTERVAL 299 SECOND AS good"
                                        + " FROM caller_code WHERE address = ?",
                                BOBS)
                        .toString())
                .doesNotContain(code)
                .contains("good=1");
        assertThat(hanna.open(CASE).response().asString()).doesNotContain(code);
        assertThat(bob.open(CODE).html().select("#caller-code")).isEmpty();
        assertThat(bob.get(CODE + "?account=alice@example.org").status()).isEqualTo(404);
    }

    @Test
    void guessingManyCodesIsStopped() {
        Page last = null;
        for (int tries = 0; tries < 16; tries++) {
            last = press(adam, "/caller", Map.of("code", "000000"));
        }

        assertThat(Objects.requireNonNull(last).status()).isEqualTo(429);
    }

    private static String code() {
        Page shown = bob.submit(bob.open(CODE), CODE, Map.of());
        assertThat(shown.response().getHeader("Cache-Control")).isEqualTo("no-store");
        String code = shown.html().select("#caller-code").text().replace(" ", "");
        assertThat(code).matches("[0-9]{6}");
        return code;
    }

    private static List<String> acts() {
        return SITE
                .rows(
                        "SELECT what, role FROM audit_entry WHERE address = ? AND what LIKE 'CALLER%' AND at >"
                                + " (SELECT MAX(at) FROM audit_entry WHERE address = ? AND what = 'CALLER_CODE_MADE')"
                                + " - INTERVAL 1 MICROSECOND ORDER BY at",
                        BOBS, BOBS)
                .stream()
                .map(row -> row.get("what") + " " + row.get("role"))
                .toList();
    }
}
