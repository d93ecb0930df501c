package latchkey.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import latchkey.parts.Person;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.Test;

/** One form makes one app password, however often and however fast bob sends it. */
class SentTwiceIT {
    private static final Site SITE = Site.shared();

    private final WebSession bob = WebSession.signedIn(SITE, Person.BOB);
    private final Page form = bob.open("/app-passwords/new?client=thunderbird");

    private static int made(String label) {
        return SITE.rows("SELECT 1 FROM app_password WHERE label = ?", label).size();
    }

    private Page send(WebSession tab, Map<String, ?> fields) {
        Map<String, Object> all = new HashMap<>(Map.of("protocols", List.of("imap", "smtp")));
        all.putAll(fields);
        return tab.submit(form, "/app-passwords", all);
    }

    @Test
    void reloadingTheAnswerLeadsToThePageOfTheSameAppPassword() {
        Page first = send(bob, Map.of("label", "Reloaded"));
        Page again = send(bob, Map.of("label", "Reloaded"));

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.html().select("#app-password").attr("data-value")).hasSize(32);
        assertThat(again.status()).isEqualTo(303);
        Page page = bob.follow(again);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.words()).contains("Reloaded");
        assertThat(page.html().select("#app-password")).isEmpty();
        assertThat(made("Reloaded")).isEqualTo(1);
    }

    @Test
    void twoSendsAtTheSameMomentMakeOne() {
        List<CompletableFuture<Page>> sends = new ArrayList<>();
        for (int n = 0; n < 3; n++) {
            WebSession tab = bob.tab();
            sends.add(CompletableFuture.supplyAsync(() -> send(tab, Map.of("label", "Double click"))));
        }
        List<Page> answers = sends.stream().map(CompletableFuture::join).toList();

        assertThat(answers).extracting(Page::status).containsExactlyInAnyOrder(200, 303, 303);
        assertThat(made("Double click")).isEqualTo(1);
        answers.stream()
                .filter(answer -> answer.status() == 303)
                .forEach(answer -> assertThat(bob.follow(answer).words()).contains("Double click"));
    }

    @Test
    void aFormWithoutAnIdOrWithNonsenseForOneIsAFormOfItsOwn() {
        assertThat(send(bob, Map.of("form", "nonsense", "label", "Nonsense")).status())
                .isEqualTo(200);
        assertThat(send(bob, Map.of("form", "nonsense", "label", "Nonsense")).status())
                .isEqualTo(200);
        assertThat(made("Nonsense")).isEqualTo(2);
    }

    @Test
    void theIdOfSomebodyElsesFormGivesNothingAway() {
        WebSession alice = WebSession.signedIn(SITE, Person.ALICE);
        Page hers = alice.open("/app-passwords/new?client=thunderbird");
        Page issued = alice.submit(hers, "/app-passwords", Map.of("label", "Hers", "protocols", "imap"));
        assertThat(issued.status()).isEqualTo(200);

        Page his = send(
                bob, Map.of("form", String.valueOf(hers.hidden("/app-passwords").get("form")), "label", "His"));

        assertThat(his.status()).isEqualTo(200);
        assertThat(his.html().select("#username").text()).isEqualTo("bob@example.org");
        assertThat(made("His")).isEqualTo(1);
    }
}
