package latchkey.mailserver.mailcow.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
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

        assertThat(remembered(List.of(trial), List.of(ofTheTrial, client), FIVE_MINUTES)
                        .logins())
                .containsExactly(new Remembered.Login(client, trial));
    }

    @Test
    @DisplayName("Auth flow: SOGo logs in from its own fixed address")
    void theWebmailOfWhoMakesAnAppPasswordIsNoClientOfIt() {
        LetIn sogo = new LetIn("imap", ANNA, "172.22.1.248", NOON + 20, true);
        List<LetIn> lines = LetIn.byClients(List.of(ofTheTrial, sogo), Set.of("172.22.1.248"));

        assertThat(remembered(List.of(trial), lines, FIVE_MINUTES).logins()).isEmpty();
    }

    @Test
    void alsoOneFromTheSameAddressAsThePortal() {
        LetIn client = new LetIn("imap", ANNA, PORTAL, NOON + 1, true);

        assertThat(remembered(List.of(trial), List.of(ofTheTrial, client), FIVE_MINUTES)
                        .logins())
                .containsExactly(new Remembered.Login(client, trial));
    }

    @Test
    void whereTwoPasswordsMayBeRememberedNobodyKnowsWhichItWas() {
        SaslRow main = new SaslRow("imap", 0, ANNA, HOME, NOON + 5);
        LetIn ofTheMain = new LetIn("imap", ANNA, HOME, NOON + 5, true);
        LetIn client = new LetIn("imap", ANNA, HOME, NOON + 20, true);

        assertThat(remembered(List.of(trial, main), List.of(ofTheTrial, ofTheMain, client), FIVE_MINUTES)
                        .logins())
                .isEmpty();
    }

    @Test
    void whatDovecotHasForgottenByThenIsNotRemembered() {
        LetIn client = new LetIn("imap", ANNA, HOME, NOON + 301, true);

        assertThat(remembered(List.of(trial), List.of(ofTheTrial, client), FIVE_MINUTES)
                        .logins())
                .isEmpty();
    }

    @Test
    void aDovecotThatForgetsSoonerIsAskedSooner() {
        LetIn client = new LetIn("imap", ANNA, HOME, NOON + 20, true);

        assertThat(remembered(List.of(trial), List.of(ofTheTrial, client), Duration.ofSeconds(20))
                        .logins())
                .isEmpty();
        assertThat(remembered(List.of(trial), List.of(ofTheTrial, client), Duration.ofSeconds(21))
                        .logins())
                .hasSize(1);
    }

    @Test
    void anotherProtocolIsRememberedApart() {
        LetIn client = new LetIn("pop3", ANNA, HOME, NOON + 20, true);

        assertThat(remembered(List.of(trial), List.of(ofTheTrial, client), FIVE_MINUTES)
                        .logins())
                .isEmpty();
    }

    @Test
    void aLineThatWasReadBeforeIsNoNews() {
        LetIn client = new LetIn("imap", ANNA, HOME, NOON + 20, false);

        assertThat(remembered(List.of(trial), List.of(ofTheTrial, client), FIVE_MINUTES)
                        .logins())
                .isEmpty();
    }

    @Test
    @DisplayName("Data: sasl_log keeps the latest success of each service, user and IP only")
    void aTrialWhoseRowTheNextTrialHasTakenIsRememberedAllTheSame() {
        SaslRow next = new SaslRow("imap", 8, ANNA, PORTAL, NOON + 60);
        LetIn ofTheNext = new LetIn("imap", ANNA, PORTAL, NOON + 60, true);
        LetIn laptop = new LetIn("imap", ANNA, HOME, NOON + 80, true);
        RecentLogins both = recent(List.of(trial)).and(List.of(next), 0, WrittenLog.KEY);

        Remembered remembered =
                new Remembered(List.of(next), both, List.of(ofTheNext, laptop), FIVE_MINUTES, WrittenLog.KEY);

        assertThat(remembered.logins()).isEmpty();
    }

    @Test
    void onceTheFirstIsForgottenItIsTheOther() {
        SaslRow next = new SaslRow("imap", 8, ANNA, PORTAL, NOON + 60);
        LetIn phone = new LetIn("imap", ANNA, HOME, NOON + 300, true);
        RecentLogins both = recent(List.of(trial)).and(List.of(next), 0, WrittenLog.KEY);

        Remembered remembered = new Remembered(List.of(next), both, List.of(phone), FIVE_MINUTES, WrittenLog.KEY);

        assertThat(remembered.logins()).containsExactly(new Remembered.Login(phone, next));
    }

    @Test
    void whereRowsMayHaveBeenMissedNobodyKnowsWhichItWas() {
        LetIn client = new LetIn("imap", ANNA, HOME, NOON + 20, true);
        RecentLogins since = recent(List.of(trial)).completeFrom(NOON - 279);

        assertThat(new Remembered(List.of(trial), since, List.of(client), FIVE_MINUTES, WrittenLog.KEY).logins())
                .isEmpty();
        assertThat(new Remembered(
                                List.of(trial),
                                since.completeFrom(NOON - 280),
                                List.of(client),
                                FIVE_MINUTES,
                                WrittenLog.KEY)
                        .logins())
                .hasSize(1);
    }

    @Test
    void whatWasReadIsKeptAsLongAsItIsRememberedAndNamesNobody() {
        SaslRow old = new SaslRow("imap", 6, ANNA, HOME, NOON - 400);
        RecentLogins kept = recent(List.of(old)).and(List.of(trial), NOON - 300, WrittenLog.KEY);

        RecentLogins readAgain = RecentLogins.of(kept.bytes());

        assertThat(readAgain).isEqualTo(kept);
        assertThat(readAgain.entries())
                .extracting(RecentLogins.Entry::appPassword)
                .containsExactly(7);
        assertThat(new String(kept.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("anna");
        assertThat(RecentLogins.of(new byte[0])).isEqualTo(RecentLogins.NONE);
    }

    private static Remembered remembered(List<SaslRow> rows, List<LetIn> lines, Duration remembersFor) {
        return new Remembered(rows, recent(rows), lines, remembersFor, WrittenLog.KEY);
    }

    private static RecentLogins recent(List<SaslRow> rows) {
        return RecentLogins.NONE.completeFrom(0).and(rows, 0, WrittenLog.KEY);
    }

    @Test
    void rowsOfAnotherZoneAreNoticed() {
        SaslRow twoHoursAhead = new SaslRow("imap", 7, ANNA, HOME, NOON + 7_200);
        LetIn client = new LetIn("imap", ANNA, HOME, NOON, true);

        assertThat(remembered(List.of(twoHoursAhead), List.of(client), FIVE_MINUTES)
                        .doubt())
                .contains("120 minutes ahead");
        assertThat(remembered(List.of(trial), List.of(ofTheTrial), FIVE_MINUTES).doubt())
                .isEmpty();
    }
}
