package latchkey.mailserver.mailcow.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SaslRowsTest {
    private static final int PHONE = 7;
    private static final String PORTAL = "192.0.2.1";
    private static final String HOME = "203.0.113.9";

    @Test
    void thePortalsTrialComesBeforeAClientOfTheSameSecondThatIsListedAboveIt() {
        SaslRow client = row("imap", HOME, 500);
        SaslRow trial = row("imap", PORTAL, 500);

        assertThat(listed(client, trial).oldestFirst()).containsExactly(trial, client);
    }

    @Test
    void whoHasTriedTwoProtocolsInThatSecondIsThePortalWhereverItIsListed() {
        SaslRow trial = row("imap", PORTAL, 500);
        SaslRow client = row("imap", HOME, 500);
        SaslRow trialOfSmtp = row("smtp", PORTAL, 500);

        assertThat(listed(trial, client, trialOfSmtp).oldestFirst()).containsExactly(trialOfSmtp, trial, client);
    }

    @Test
    void anEarlierSecondComesFirstHoweverManyProtocolsThereAre() {
        SaslRow later = row("imap", PORTAL, 501);
        SaslRow laterToo = row("smtp", PORTAL, 501);
        SaslRow client = row("imap", HOME, 500);

        assertThat(listed(later, laterToo, client).oldestFirst()).containsExactly(client, laterToo, later);
    }

    private static SaslRows listed(SaslRow... newestFirst) {
        return new SaslRows(List.of(newestFirst), new ClockBounds(Duration.ZERO, Duration.ZERO), false);
    }

    private static SaslRow row(String service, String ip, long second) {
        return new SaslRow(service, PHONE, "anna@example.org", ip, second);
    }
}
