package latchkey.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import latchkey.parts.Person;
import latchkey.site.Mailbox;
import latchkey.site.Site;
import latchkey.site.WebSession;
import latchkey.site.WebSession.Page;
import org.junit.jupiter.api.Test;

/** What Hanna reads of a mailbox that was refused every day, and of one that was refused now and then. */
class LongHistoryIT {
    private static final Site SITE = Site.shared();
    private static final AtomicLong NUMBER = new AtomicLong(820_000_000_000L);
    private static final WebSession HANNA = WebSession.signedIn(SITE, Person.HANNA);

    @Test
    void whatWasRefusedOftenIsToldSomeDaysAtATimeAndNothingIsLeftOut() {
        Mailbox stormed = Mailbox.named(SITE, "stormed");
        refused(stormed, 12, 60, "stale-client");
        refused(stormed, 1, 20 * 24 * 60, "address-mistyped");

        Page newest = HANNA.open(caseOf(stormed));
        Page older = HANNA.open(
                Objects.requireNonNull(newest.html().selectFirst("a[rel=next]")).attr("href"));

        assertThat(reasons(newest)).containsOnly("stale-client").hasSize(12);
        assertThat(reasons(older)).containsExactly("address-mistyped");
        assertThat(older.html().select("a[rel=next]")).isEmpty();
    }

    @Test
    void whatWasRefusedNowAndThenIsToldOnOnePageHoweverLongAgo() {
        Mailbox quiet = Mailbox.named(SITE, "quiet");
        refused(quiet, 2, 60, "stale-client");
        refused(quiet, 1, 75 * 24 * 60, "address-mistyped");

        Page page = HANNA.open(caseOf(quiet));

        assertThat(reasons(page)).containsExactly("stale-client", "stale-client", "address-mistyped");
        assertThat(page.html().select("a[rel=next]")).isEmpty();
    }

    /** Once every so many minutes, by nobody's client: each is told for itself. */
    private static void refused(Mailbox mailbox, int times, int minutes, String reason) {
        for (int time = 1; time <= times; time++) {
            SITE.change(
                    "INSERT INTO login_attempt (id, at, judged_at, source, login, address, protocol, outcome, passed_on, reason,"
                            + " certainty, tries) VALUES (?, UTC_TIMESTAMP(3) - INTERVAL ? MINUTE, UTC_TIMESTAMP(3), 'dovecot',"
                            + " '', ?, 'imap', 'wrong_password', FALSE, ?, 'probable', 1)",
                    NUMBER.incrementAndGet(),
                    time * minutes,
                    mailbox.address(),
                    reason);
        }
    }

    private static List<String> reasons(Page page) {
        return page.html().select(".timeline [data-event=refused]").eachAttr("data-reason");
    }

    private static String caseOf(Mailbox mailbox) {
        return "/helpdesk/accounts/" + mailbox.address();
    }
}
