package latchkey.helpdesk.nudge;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Duration;
import java.util.Map;
import latchkey.site.Mails;
import latchkey.site.Mails.Received;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;

/** What the helpdesk does with rounds of nudges, by their paths. */
final class Rounds {
    private static final Duration SOON = Duration.ofSeconds(60);

    private Rounds() {}

    static Page act(WebSession who, String round, String act) {
        Map<String, String> token = who.open(round).hidden("/sign-out");
        return who.follow(who.post(round + "/" + act, token));
    }

    static void arrives(WebSession who, String round) {
        await().atMost(SOON).until(() -> who.open(round).html().select("#run").attr("data-state"), "ENDED"::equals);
    }

    static Received only(Site site, String to) {
        return await().atMost(SOON)
                .until(() -> Mails.of(site).to(to), some -> some.size() == 1)
                .get(0);
    }

    static String id(String round) {
        return round.substring(round.lastIndexOf('/') + 1);
    }

    static void see(com.microsoft.playwright.Page page, String what) {
        PlaywrightAssertions.assertThat(page.locator(what).first()).isVisible();
    }
}
