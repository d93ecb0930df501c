package latchkey.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import latchkey.parts.Person;
import latchkey.site.AnyPortal;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An app password from its making to its end, at whichever portal. */
@Tag(AnyPortal.TAG)
class WholeWayIT {
    private final String label = "Whole way " + UUID.randomUUID().toString().substring(0, 8);
    private final WebSession alice = WebSession.signedIn(AnyPortal.url(), Person.ALICE);

    @Test
    void aliceMakesOneSeesItOnceAndRevokesIt() {
        Page issued = issue();

        assertThat(issued.status()).isEqualTo(200);
        assertThat(issued.response().header("Cache-Control")).contains("no-store");
        assertThat(issued.html().select("#username").text()).isEqualTo(Person.ALICE.address());
        String secret = issued.html().select("#app-password").attr("data-value");
        assertThat(secret).matches("[0-9a-hjkmnp-tv-z]{32}");
        String own = alice.open("/app-passwords")
                .html()
                .select("tr:contains(" + label + ") a")
                .attr("href");
        assertThat(alice.open(own + "/lights").html().select("[data-state]").attr("data-state"))
                .isEqualTo("waiting");
        Page detail = alice.open(own);
        assertThat(detail.words()).contains(label);
        assertThat(detail.response().asString()).doesNotContain(secret);

        Page question = alice.open(own + "/revoke");
        Page list = alice.follow(alice.submit(question, own + "/revoke", Map.of()));

        assertThat(list.status()).isEqualTo(200);
        assertThat(list.html().select(".notice").text()).contains(label);
    }

    @Test
    void whatIsAlicesIsNotThereForBobAndForHanna() {
        issue();
        String own = alice.open("/app-passwords")
                .html()
                .select("tr:contains(" + label + ") a")
                .attr("href");
        try {
            for (Person other : List.of(Person.BOB, Person.HANNA)) {
                assertThat(WebSession.signedIn(AnyPortal.url(), other).get(own).status())
                        .as("%s", other)
                        .isEqualTo(404);
            }
        } finally {
            alice.submit(alice.open(own + "/revoke"), own + "/revoke", Map.of());
        }
    }

    @Test
    void aFormThatIsWrongComesBackWithWhatWasTyped() {
        Page form = alice.open("/app-passwords/new?client=other");

        Page answer = alice.submit(form, "/app-passwords", Map.of("label", label));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.html().select("input[name=label]").val()).isEqualTo(label);
        assertThat(alice.open("/app-passwords").words()).doesNotContain(label);
    }

    @Test
    void hannaFiltersTheWorklist() {
        WebSession hanna = WebSession.signedIn(AnyPortal.url(), Person.HANNA);

        Page page = hanna.open("/helpdesk/failing?q=nobody-of-this-name&reason=main-password");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html().select("tr[data-address]")).isEmpty();
        assertThat(hanna.open("/helpdesk/failing").html().select("main h1").text())
                .isNotBlank();
    }

    private Page issue() {
        return alice.submit(
                alice.open("/app-passwords/new?client=other"),
                "/app-passwords",
                Map.of("label", label, "protocols", List.of("imap")));
    }
}
