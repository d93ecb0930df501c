package latchkey.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import latchkey.parts.Person;
import latchkey.setup.RenewedOffice.Issued;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.Test;

/** What Bob may renew of a mailbox that he keeps, and what the pages say of the old one and the new one. */
class RenewPagesIT {
    private static final Site SITE = Site.shared();
    private static final WebSession BOB = WebSession.signedIn(SITE, Person.BOB);

    private final RenewedOffice office = new RenewedOffice(BOB);

    @Test
    void aCodeForThePhoneTakesNothingAwayFromWhatThePageSays() {
        Page renewed = office.renew(office.issue("imap"));

        Page withCode = office.showCode(renewed, Map.of());

        assertThat(withCode.html().select("#phone-code")).hasSize(1);
        assertThat(withCode.html().select("#overlap").text()).contains("7 days at most");
        assertThat(withCode.html().select("#unproved")).isEmpty();
        assertThat(office.showCode(withCode, Map.of("unproved", "yes")).html().select("#overlap, #unproved"))
                .as("and again, also what could not be proved")
                .hasSize(2);
    }

    @Test
    void bothAreInTheListAndThePageOfTheOldOneSaysWhenItEnds() {
        Issued old = office.issue("imap");
        Issued fresh = office.renewed(old);

        Page list = BOB.open(office.at("/app-passwords"));
        Page one = BOB.open(office.at("/app-passwords/" + old.id()));

        assertThat(list.html().select("tr[data-app-password=" + fresh.id() + "]"))
                .hasSize(1);
        assertThat(list.html()
                        .select("tr[data-app-password=" + old.id() + "] [data-replaced-by=" + fresh.id() + "]")
                        .text())
                .contains("Being replaced", "at the latest");
        assertThat(one.html().select("#replaced-by").text()).contains("Being replaced");
        assertThat(one.html().select("a[href*='/renew?']")).isEmpty();
    }

    @Test
    void renewingTwiceAndSendingTheFormTwiceMakesOneOnly() {
        Issued old = office.issue("imap");
        String act = office.at("/app-passwords/" + old.id() + "/renew");
        Page form = BOB.open(act);
        Page other = BOB.open(act);

        List<Page> answers = Stream.of(BOB.tab(), BOB.tab())
                .map(tab -> CompletableFuture.supplyAsync(() -> tab.submit(form, act, Map.of())))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        Page second = BOB.submit(other, act, Map.of());
        Page open = BOB.open(act);

        assertThat(answers).extracting(Page::status).containsExactlyInAnyOrder(200, 303);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.html().title()).contains("being replaced already");
        assertThat(open.status()).isEqualTo(409);
        assertThat(SITE.rows("SELECT 1 FROM app_password WHERE address = ?", office.address()))
                .hasSize(2);
    }

    @Test
    void aFullListCanBeRenewedAndNotBeGrownByThat() {
        IntStream.range(0, 24).forEach(n -> office.mailbox().appPassword("imap"));
        Issued last = office.issue("imap");
        Page oneMore = BOB.open(office.at("/app-passwords/new") + "&client=other");
        int refused = BOB.submit(oneMore, office.at("/app-passwords"), Map.of("label", "26th", "protocols", "imap"))
                .status();

        Issued fresh = office.renewed(last);
        int refusedStill = BOB.submit(
                        oneMore, office.at("/app-passwords"), Map.of("label", "26th", "protocols", "imap"))
                .status();

        assertThat(refused).isEqualTo(409);
        assertThat(office.receives(fresh)).isTrue();
        assertThat(refusedStill).isEqualTo(409);
    }

    @Test
    void whatHasEndedCannotBeRenewed() {
        Issued old = office.issue("imap");
        Page form = BOB.open(office.at("/app-passwords/" + old.id() + "/renew"));
        office.revoke(old, "revoke");

        Page late = BOB.submit(form, office.at("/app-passwords/" + old.id() + "/renew"), Map.of());

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.html().title()).contains("has ended");
        assertThat(BOB.open(office.at("/app-passwords/" + old.id() + "/renew")).status())
                .isEqualTo(409);
    }
}
