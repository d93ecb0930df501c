package latchkey.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import latchkey.attempt.Certainty;
import latchkey.attempt.Reason;
import latchkey.diagnosis.FailingClientState;
import latchkey.parts.Person;
import latchkey.site.AnyPortal;
import latchkey.site.WebSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who is stuck finds help: with a session or without one, and at the phone. */
@Tag(AnyPortal.TAG)
class HelpIT {
    private static final List<String> REASONS =
            Arrays.stream(Reason.values()).map(Reason::key).toList();

    @Test
    void whoCannotSignInReadsWhatToDoAboutEachReason() {
        WebSession stranger = new WebSession(AnyPortal.url());

        WebSession.Page help = stranger.get("/help");

        assertThat(help.status()).isEqualTo(200);
        assertThat(help.html().select("main [data-reason]").eachAttr("data-reason"))
                .isEqualTo(REASONS);
        assertThat(help.html().select("main .light").eachAttr("data-state"))
                .containsExactly("waiting", "refused", "connected");
        assertThat(help.html().select("[data-contact]"))
                .as("which mailboxes there are is told to nobody")
                .isEmpty();
    }

    @Test
    void aliceIsToldWhomToAskAndWhatIsKeptAboutHer() {
        WebSession alice = WebSession.signedIn(AnyPortal.url(), Person.ALICE);
        String contact = alice.get("/settings/helpdesk-code").words();

        WebSession.Page help = alice.get("/help");

        assertThat(help.html().select("[data-contact]").eachText())
                .isNotEmpty()
                .allSatisfy(whom -> assertThat(contact).contains(whom));
        assertThat(help.html().select("main a[href='/settings/data']")).hasSize(1);
    }

    @Test
    void everyPageLeadsToTheHelp() {
        WebSession alice = WebSession.signedIn(AnyPortal.url(), Person.ALICE);
        WebSession hanna = WebSession.signedIn(AnyPortal.url(), Person.HANNA);

        assertThat(List.of(
                        new WebSession(AnyPortal.url()).get("/"),
                        alice.get("/home"),
                        alice.get("/no-such-page"),
                        hanna.get("/helpdesk/failing")))
                .allSatisfy(page -> assertThat(page.html().select("footer a[href='/help']"))
                        .as(page.url())
                        .hasSize(1));
        assertThat(hanna.get("/home").html().select("footer a[href='/helpdesk/help']"))
                .hasSize(1);
        assertThat(alice.get("/home").html().select("footer a[href='/helpdesk/help']"))
                .isEmpty();
    }

    @Test
    void hannaFindsSomethingToSayForEachReasonAndWhatEveryWordMeans() {
        WebSession hanna = WebSession.signedIn(AnyPortal.url(), Person.HANNA);

        WebSession.Page help = hanna.get("/helpdesk/help");

        assertThat(help.html().select("article[data-reason]").eachAttr("data-reason"))
                .isEqualTo(REASONS);
        assertThat(help.html().select("article[data-reason] [data-to-say]").eachText())
                .hasSameSizeAs(REASONS)
                .doesNotHaveDuplicates()
                .allMatch(sentence -> sentence.matches("“.+”"));
        assertThat(help.html().select("main [data-state]")).hasSameSizeAs(FailingClientState.values());
        assertThat(help.html().select("main [data-certainty]")).hasSameSizeAs(Certainty.values());
        for (String place : help.html().select("article[data-reason] a").eachAttr("href")) {
            assertThat(hanna.get(place).status()).as(place).isEqualTo(200);
        }
    }
}
