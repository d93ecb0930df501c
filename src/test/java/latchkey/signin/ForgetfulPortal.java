package latchkey.signin;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import latchkey.parts.Person;
import latchkey.parts.Portal;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;

/** A portal where a second factor is stale after six seconds, and where the staff may stay for four. */
final class ForgetfulPortal {
    static final Duration FRESH_FOR = Duration.ofSeconds(6);

    private static final Site SITE = Site.shared();
    private static final Duration STAFF_SESSION = Duration.ofSeconds(4);

    private final Portal portal = SITE.parts()
            .secondPortal(Map.of(
                    "latchkey.sign-in.fresh-for", FRESH_FOR.toString(),
                    "latchkey.sign-in.staff-session-length", STAFF_SESSION.toString(),
                    "latchkey.https-only", "true"));

    private final Queue<Early> early = new ConcurrentLinkedQueue<>();

    /** A window of Bob's, with the form that he opened in it while his second factor was fresh. */
    record Early(WebSession bob, Page form, Instant signedIn) {
        void becomesStale() {
            await().atMost(FRESH_FOR.multipliedBy(2))
                    .until(() -> Instant.now().isAfter(signedIn.plus(FRESH_FOR).plusSeconds(1)));
        }

        String hidden(String field) {
            return form.html().select("input[name=" + field + "]").val();
        }
    }

    String url() {
        return portal.url();
    }

    /** @param windows in which Bob opens the form at once: one for each test, so that they go stale together */
    void start(String form, int windows) {
        portal.start();
        portal.waitUntilReady();
        Stream.generate(() -> opens(form)).limit(windows).forEach(early::add);
    }

    private Early opens(String form) {
        WebSession bob = WebSession.signedIn(url(), Person.BOB);
        return new Early(bob, bob.get(form), Instant.now());
    }

    void stop() {
        portal.stop();
    }

    /** That no other test has had. */
    Early window() {
        return early.remove();
    }

    /** The portal has forgotten her, and the provider knows her for longer than the helpdesk may stay. */
    WebSession hannaAfterTheLimit() {
        WebSession hanna = WebSession.signedIn(url(), Person.HANNA);
        Instant signedIn = Instant.now();
        await().atMost(STAFF_SESSION.multipliedBy(3))
                .until(() -> Instant.now().isAfter(signedIn.plus(STAFF_SESSION).plusSeconds(1)));
        hanna.forgetCookie("q_session");
        return hanna;
    }
}
