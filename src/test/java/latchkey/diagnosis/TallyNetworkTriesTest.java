package latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import latchkey.attempt.Certainty;
import latchkey.attempt.LoginAttempt;
import latchkey.attempt.Reason;
import latchkey.mailserver.AReport;
import latchkey.mailserver.LoginReport;
import org.junit.jupiter.api.Test;

class TallyNetworkTriesTest {
    private static final AReport GUESS = AReport.of("not_an_app_password");
    private static final Instant NOON = AReport.NOON;

    private Set<String> letIn = Set.of();
    private TallyNetworkTries tally = new TallyNetworkTries(List.of(), this::letIn);

    private Set<String> letIn(String network, Collection<String> accounts, Instant since) {
        return letIn;
    }

    @Test
    void manySecretsAtOneNameAreAGuess() throws SQLException {
        assertThat(afterSecrets(11).guesses()).isFalse();
        assertThat(afterSecrets(12).guesses()).isTrue();
    }

    @Test
    void aPhoneThatRepeatsItselfIsNone() throws SQLException {
        for (int again = 1; again <= 50; again++) {
            assertThat(tally.add(GUESS.report(), new Rhythm(again, NOON, List.of()))
                            .guesses())
                    .isFalse();
        }

        assertThat(tally.changed()).singleElement().matches(NetworkTry::repeated);
    }

    @Test
    void aDeviceThatTriesForMonthsIsWrittenDownOnceADay() throws SQLException {
        NetworkTry known = new NetworkTry(
                "192.0.2.7",
                FailingClient.idOf(GUESS.report()),
                "alice@example.org",
                "alice@example.org",
                "imap",
                7,
                NOON,
                NOON,
                3,
                null,
                false);
        tally = new TallyNetworkTries(List.of(known), this::letIn);

        tally.add(GUESS.at(NOON.plus(Duration.ofHours(23))).report(), new Rhythm(300, NOON, List.of()));
        List<NetworkTry> onTheSameDay = tally.changed();
        tally.add(GUESS.at(NOON.plus(Duration.ofHours(25))).report(), new Rhythm(301, NOON, List.of()));

        assertThat(onTheSameDay).isEmpty();
        assertThat(tally.changed()).hasSize(1);
    }

    @Test
    void whoGoesThroughAListAgainAndAgainGuesses() throws SQLException {
        for (int round = 0; round < 12; round++) {
            for (int secret = 0; secret < 20; secret++) {
                NetworkTries all = tally.add(GUESS.trying(secret).report(), first());
                assertThat(all.guesses()).as("round " + round).isEqualTo(round > 0 || secret >= 11);
            }
        }
    }

    @Test
    void whoTriesEachOfAListThreeTimesGuesses() throws SQLException {
        NetworkTries last = NetworkTries.NONE;
        for (int secret = 0; secret < 20; secret++) {
            for (int again = 1; again <= 3; again++) {
                LoginReport report = GUESS.trying(secret).report();
                last = tally.add(report, new Rhythm(again, NOON, List.of()));
                tally.filed(filed(report, last.guesses(), "client" + secret));
            }
        }

        assertThat(last.guesses()).isTrue();
        assertThat(tally.filedTooEarly()).extracting(NetworkTry::filedUnder).contains("client0", "client5", "client10");
    }

    @Test
    void aPhoneStandsOutBehindTheAddressOfAListThatIsGoneThroughTwice() throws SQLException {
        afterSecrets(20);
        for (int secret = 0; secret < 20; secret++) {
            tally.add(GUESS.trying(secret).report(), first());
        }
        LoginReport phone = GUESS.trying(99).report();

        for (int again = 1; again <= 5; again++) {
            assertThat(tally.add(phone, first()).guesses()).isTrue();
        }

        assertThat(tally.add(phone, first()).guesses()).isFalse();
    }

    @Test
    void machinesThatShareAListGuessOneAfterTheOther() throws SQLException {
        for (int machine = 0; machine < 15; machine++) {
            for (int secret = 0; secret < 20; secret++) {
                NetworkTries all = tally.add(
                        GUESS.trying(secret).from("203.0.113." + machine).report(), first());
                assertThat(all.guesses()).as("machine " + machine).isEqualTo(machine > 0 || secret >= 11);
            }
        }
    }

    @Test
    void machinesThatShareAListGuessSideBySide() throws SQLException {
        for (int secret = 0; secret < 20; secret++) {
            for (int machine = 0; machine < 12; machine++) {
                LoginReport report = GUESS.trying(secret)
                        .from("203.0.113." + machine)
                        .at(NOON.plusSeconds(secret * 12L + machine))
                        .report();
                // As if each had been a failing client until then.
                NetworkTries all = tally.add(report, new Rhythm(machine + 1, NOON, List.of()));
                tally.filed(filed(report, all.guesses(), "client" + secret));
                assertThat(all.guesses()).as("secret " + secret).isEqualTo(secret >= 11);
            }
        }

        assertThat(tally.filedTooEarly()).extracting(NetworkTry::filedUnder).contains("client1", "client10");
    }

    @Test
    void aPhoneWithThreePasswordsIsSeenWhereverItIs() throws SQLException {
        afterMachines(40);
        NetworkTries last = NetworkTries.NONE;
        for (int poll = 0; poll < 9; poll++) {
            last = tally.add(GUESS.trying(900 + poll % 3).from("198.51.100.1").report(), first());
        }

        assertThat(last.guesses()).isFalse();
    }

    @Test
    void aPhoneBehindAGuessersAddressIsSeenWhenItRepeatsItself() throws SQLException {
        afterSecrets(20);
        LoginReport phone = GUESS.trying(99).report();

        assertThat(tally.add(phone, first()).guesses()).isTrue();
        assertThat(tally.add(phone, first()).guesses()).isTrue();
        assertThat(tally.add(phone, first()).guesses()).isFalse();
        assertThat(tally.add(phone, new Rhythm(2, NOON, List.of())).guesses()).isFalse();
    }

    @Test
    void manyWrongPasswordsAtMailcowAreAGuessIfTheyCanBeToldApart() throws SQLException {
        AReport wrong = AReport.of("wrong_password");
        NetworkTries last = NetworkTries.NONE;
        for (int secret = 0; secret < 12; secret++) {
            last = tally.add(wrong.trying(secret).report(), first());
        }

        assertThat(last.guesses()).isTrue();
        assertThat(tally.add(wrong.trying(null).report(), first())).isEqualTo(NetworkTries.NONE);
    }

    @Test
    void manySecretsAtAClosedMailboxAreAGuessToo() throws SQLException {
        NetworkTries last = NetworkTries.NONE;
        for (int secret = 0; secret < 12; secret++) {
            last = tally.add(AReport.of("mailbox_off").trying(secret).report(), first());
        }

        assertThat(last.guesses()).isTrue();
    }

    @Test
    void manySecretsAtOneNameAreAGuessFromHoweverManyMachines() throws SQLException {
        assertThat(afterMachines(11).guesses()).isFalse();
        assertThat(afterMachines(12).guesses()).isTrue();

        NetworkTries atAnother = tally.add(of("bob@example.org", 1), first());

        assertThat(atAnother.guesses()).isFalse();
    }

    @Test
    void theOwnerWhoHasLoggedInFromHomeIsNoneOfTheMachines() throws SQLException {
        afterMachines(40);
        letIn = Set.of("alice@example.org");

        assertThat(tally.add(GUESS.trying(900).from("198.51.100.7").report(), first())
                        .guesses())
                .isFalse();
    }

    @Test
    void aPhoneOnItsWayIsSeenAmongTheMachinesWhenItRepeatsItself() throws SQLException {
        afterMachines(40);
        AReport phone = GUESS.trying(900);

        assertThat(tally.add(phone.from("198.51.100.1").report(), first()).guesses())
                .isTrue();
        assertThat(tally.add(phone.from("198.51.100.2").report(), first()).guesses())
                .isTrue();
        assertThat(tally.add(phone.from("198.51.100.3").report(), first()).guesses())
                .isFalse();
    }

    @Test
    void whatManyMachinesTriedBeforeThereWereEnoughIsFiledAnew() throws SQLException {
        for (int machine = 0; machine < 12; machine++) {
            LoginReport report =
                    GUESS.trying(machine).from("203.0.113." + machine).report();
            boolean guess = tally.add(report, first()).guesses();
            tally.filed(new LoginAttempt(
                    report,
                    guess ? Reason.GUESSING : Reason.WRONG_PASSWORD,
                    Certainty.PROBABLE,
                    false,
                    guess ? null : "client" + machine));
        }

        assertThat(tally.filedTooEarly()).hasSize(11);
        assertThat(tally.filedTooEarly()).isEmpty();
    }

    @Test
    void atOneNameAFixedNumberIsKept() throws SQLException {
        afterMachines(250);

        assertThat(tally.changed()).hasSize(128);
        assertThat(tally.gone()).hasSize(250 - 128);
    }

    @Test
    void namesThatHaveLoggedInFromThereAreAnOffice() throws SQLException {
        letIn = Set.of("p0@example.org", "p1@example.org", "p2@example.org", "p3@example.org");

        assertThat(afterNames(11).guesses()).isFalse();
        assertThat(afterNames(12).guesses()).isTrue();
    }

    @Test
    void whatOneNameIsTriedWithSaysNothingOfAnother() throws SQLException {
        afterSecrets(40);

        NetworkTries another = tally.add(of("bob@example.org", 1), first());

        assertThat(another).isEqualTo(new NetworkTries(1, 1, 1, false, 1));
    }

    @Test
    void whatIsProvedIsNoGuess() throws SQLException {
        for (String outcome : List.of("main_password", "revoked", "mistyped", "other_account", "wrong_secret")) {
            assertThat(tally.add(AReport.of(outcome).report(), first())).isEqualTo(NetworkTries.NONE);
        }
        assertThat(tally.changed()).isEmpty();
    }

    @Test
    void whatWasFiledBeforeThereWereEnoughIsFiledAnewOnce() throws SQLException {
        for (int secret = 0; secret < 12; secret++) {
            LoginReport report = GUESS.trying(secret).report();
            boolean guess = tally.add(report, first()).guesses();
            tally.filed(new LoginAttempt(
                    report,
                    guess ? Reason.GUESSING : Reason.WRONG_PASSWORD,
                    Certainty.PROBABLE,
                    false,
                    guess ? null : "client" + secret));
        }

        assertThat(tally.filedTooEarly()).hasSize(11).allMatch(one -> one.tries() == 1);
        assertThat(tally.filedTooEarly()).isEmpty();
    }

    @Test
    void aWeekIsRemembered() throws SQLException {
        afterSecrets(11);
        Instant later = NOON.plus(Duration.ofDays(7)).plusSeconds(1);

        assertThat(tally.add(GUESS.trying(77).at(later).report(), first()))
                .isEqualTo(new NetworkTries(1, 1, 1, false, 1));
    }

    @Test
    void ofOneNetworkAFixedNumberIsKept() throws SQLException {
        afterSecrets(500);

        assertThat(tally.changed()).hasSize(128);
        assertThat(tally.gone()).hasSize(500 - 128);
        assertThat(tally.add(GUESS.trying(600).report(), first()).guesses()).isTrue();
    }

    private static LoginAttempt filed(LoginReport report, boolean guess, String client) {
        return new LoginAttempt(
                report,
                guess ? Reason.GUESSING : Reason.WRONG_PASSWORD,
                Certainty.PROBABLE,
                false,
                guess ? null : client);
    }

    private NetworkTries afterSecrets(int count) throws SQLException {
        tally = new TallyNetworkTries(List.of(), this::letIn);
        NetworkTries last = NetworkTries.NONE;
        for (int secret : IntStream.range(0, count).toArray()) {
            last = tally.add(GUESS.trying(secret).at(NOON.plusMillis(secret)).report(), first());
        }
        return last;
    }

    private NetworkTries afterMachines(int count) throws SQLException {
        tally = new TallyNetworkTries(List.of(), this::letIn);
        NetworkTries last = NetworkTries.NONE;
        for (int machine : IntStream.range(0, count).toArray()) {
            last = tally.add(
                    GUESS.trying(machine)
                            .from("203.0.113." + machine)
                            .at(NOON.plusMillis(machine))
                            .report(),
                    first());
        }
        return last;
    }

    private NetworkTries afterNames(int count) throws SQLException {
        tally = new TallyNetworkTries(List.of(), this::letIn);
        NetworkTries last = NetworkTries.NONE;
        for (int name : IntStream.range(0, count).toArray()) {
            last = tally.add(of("p" + name + "@example.org", 7), first());
        }
        return last;
    }

    private static Rhythm first() {
        return Rhythm.NONE.and(GUESS.report());
    }

    private static LoginReport of(String address, int fingerprint) {
        LoginReport alice = GUESS.trying(fingerprint).report();
        return new LoginReport(
                1,
                alice.at(),
                alice.source(),
                address,
                address,
                alice.protocol(),
                alice.outcome(),
                false,
                null,
                fingerprint,
                alice.remoteIp(),
                null,
                null,
                null,
                null,
                1);
    }
}
