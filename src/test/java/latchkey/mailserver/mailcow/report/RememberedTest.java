package latchkey.mailserver.mailcow.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A login by a password that Dovecot remembers leaves a line and no row. */
class RememberedTest {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final long NOON = 1_795_000_000;
    private static final String ANNA = "anna@example.org";
    private static final String PORTAL = "192.0.2.1";
    private static final String HOME = "203.0.113.9";

    private final SaslRow trial = new SaslRow("imap", 7, ANNA, PORTAL, NOON);
    private final LetIn ofTheTrial = new LetIn("imap", ANNA, PORTAL, NOON, true);

    @Test
    @DisplayName("Data: logins that Dovecot remembers leave no row in sasl_log")
    void theFirstClientAfterTheTrialIsKnownByIt() {
        LetIn client = new LetIn("imap", ANNA, HOME, NOON + 20, true);

        assertThat(new Remembered(List.of(trial), List.of(ofTheTrial, client), FIVE_MINUTES).logins())
                .containsExactly(new Remembered.Login(client, trial));
    }

    @Test
    @DisplayName("Auth flow: SOGo logs in from its own fixed address")
    void theWebmailOfWhoMakesAnAppPasswordIsNoClientOfIt() {
        LetIn sogo = new LetIn("imap", ANNA, "172.22.1.248", NOON + 20, true);
        List<LetIn> lines = LetIn.byClients(List.of(ofTheTrial, sogo), Set.of("172.22.1.248"));

        assertThat(new Remembered(List.of(trial), lines, FIVE_MINUTES).logins()).isEmpty();
    }

    @Test
    void alsoOneFromTheSameAddressAsThePortal() {
        LetIn client = new LetIn("imap", ANNA, PORTAL, NOON + 1, true);

        assertThat(new Remembered(List.of(trial), List.of(ofTheTrial, client), FIVE_MINUTES).logins())
                .containsExactly(new Remembered.Login(client, trial));
    }

    @Test
    void whereTwoPasswordsMayBeRememberedNobodyKnowsWhichItWas() {
        SaslRow main = new SaslRow("imap", 0, ANNA, HOME, NOON + 5);
        LetIn ofTheMain = new LetIn("imap", ANNA, HOME, NOON + 5, true);
        LetIn client = new LetIn("imap", ANNA, HOME, NOON + 20, true);

        assertThat(new Remembered(List.of(trial, main), List.of(ofTheTrial, ofTheMain, client), FIVE_MINUTES).logins())
                .isEmpty();
    }

    @Test
    void whatDovecotHasForgottenByThenIsNotRemembered() {
        LetIn client = new LetIn("imap", ANNA, HOME, NOON + 301, true);

        assertThat(new Remembered(List.of(trial), List.of(ofTheTrial, client), FIVE_MINUTES).logins())
                .isEmpty();
    }

    @Test
    void aDovecotThatForgetsSoonerIsAskedSooner() {
        LetIn client = new LetIn("imap", ANNA, HOME, NOON + 20, true);

        assertThat(new Remembered(List.of(trial), List.of(ofTheTrial, client), Duration.ofSeconds(20)).logins())
                .isEmpty();
        assertThat(new Remembered(List.of(trial), List.of(ofTheTrial, client), Duration.ofSeconds(21)).logins())
                .hasSize(1);
    }

    @Test
    void anotherProtocolIsRememberedApart() {
        LetIn client = new LetIn("pop3", ANNA, HOME, NOON + 20, true);

        assertThat(new Remembered(List.of(trial), List.of(ofTheTrial, client), FIVE_MINUTES).logins())
                .isEmpty();
    }

    @Test
    void aLineThatWasReadBeforeIsNoNews() {
        LetIn client = new LetIn("imap", ANNA, HOME, NOON + 20, false);

        assertThat(new Remembered(List.of(trial), List.of(ofTheTrial, client), FIVE_MINUTES).logins())
                .isEmpty();
    }

    @Test
    void rowsOfAnotherZoneAreNoticed() {
        SaslRow twoHoursAhead = new SaslRow("imap", 7, ANNA, HOME, NOON + 7_200);
        LetIn client = new LetIn("imap", ANNA, HOME, NOON, true);

        assertThat(new Remembered(List.of(twoHoursAhead), List.of(client), FIVE_MINUTES).doubt())
                .contains("120 minutes ahead");
        assertThat(new Remembered(List.of(trial), List.of(ofTheTrial), FIVE_MINUTES).doubt())
                .isEmpty();
    }
}
