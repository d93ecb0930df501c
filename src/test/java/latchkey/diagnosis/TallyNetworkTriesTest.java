package latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import latchkey.attempt.Certainty;
import latchkey.attempt.LoginAttempt;
import latchkey.attempt.Reason;
import latchkey.mailserver.AReport;
import latchkey.mailserver.LoginReport;
import org.junit.jupiter.api.Test;

/** Who guesses from one network, and what does not only look like it. */
class TallyNetworkTriesTest {
    private static final AReport GUESS = AReport.of("not_an_app_password");
    private static final Instant NOON = AReport.NOON;

    private final TriesFromNetworks tries = new TriesFromNetworks();

    @Test
    void manySecretsAtOneNameAreAGuess() throws SQLException {
        assertThat(tries.afterSecrets(11).guesses()).isFalse();
        assertThat(tries.afterSecrets(12).guesses()).isTrue();
    }

    @Test
    void aPhoneThatRepeatsItselfIsNone() throws SQLException {
        for (int again = 1; again <= 50; again++) {
            assertThat(tries.tally()
                            .add(GUESS.report(), new Rhythm(again, NOON, List.of()))
                            .guesses())
                    .isFalse();
        }

        assertThat(tries.tally().changed()).singleElement().matches(NetworkTry::repeated);
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
        tries.begin(List.of(known));

        tries.tally().add(GUESS.at(NOON.plus(Duration.ofHours(23))).report(), new Rhythm(300, NOON, List.of()));
        List<NetworkTry> onTheSameDay = tries.tally().changed();
        tries.tally().add(GUESS.at(NOON.plus(Duration.ofHours(25))).report(), new Rhythm(301, NOON, List.of()));

        assertThat(onTheSameDay).isEmpty();
        assertThat(tries.tally().changed()).hasSize(1);
    }

    @Test
    void whoGoesThroughAListAgainAndAgainGuesses() throws SQLException {
        for (int round = 0; round < 12; round++) {
            for (int secret = 0; secret < 20; secret++) {
                NetworkTries all = tries.tally().add(GUESS.trying(secret).report(), TriesFromNetworks.first());
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
                last = tries.tally().add(report, new Rhythm(again, NOON, List.of()));
                tries.tally().filed(TriesFromNetworks.filed(report, last.guesses(), "client" + secret));
            }
        }

        assertThat(last.guesses()).isTrue();
        assertThat(tries.tally().filedTooEarly())
                .extracting(NetworkTry::filedUnder)
                .contains("client0", "client5", "client10");
    }

    @Test
    void aPhoneStandsOutBehindTheAddressOfAListThatIsGoneThroughTwice() throws SQLException {
        tries.afterSecrets(20);
        for (int secret = 0; secret < 20; secret++) {
            tries.tally().add(GUESS.trying(secret).report(), TriesFromNetworks.first());
        }
        LoginReport phone = GUESS.trying(99).report();

        for (int again = 1; again <= 5; again++) {
            assertThat(tries.tally().add(phone, TriesFromNetworks.first()).guesses())
                    .isTrue();
        }

        assertThat(tries.tally().add(phone, TriesFromNetworks.first()).guesses())
                .isFalse();
    }

    @Test
    void aPhoneBehindAGuessersAddressIsSeenWhenItRepeatsItself() throws SQLException {
        tries.afterSecrets(20);
        LoginReport phone = GUESS.trying(99).report();

        assertThat(tries.tally().add(phone, TriesFromNetworks.first()).guesses())
                .isTrue();
        assertThat(tries.tally().add(phone, TriesFromNetworks.first()).guesses())
                .isTrue();
        assertThat(tries.tally().add(phone, TriesFromNetworks.first()).guesses())
                .isFalse();
        assertThat(tries.tally().add(phone, new Rhythm(2, NOON, List.of())).guesses())
                .isFalse();
    }

    @Test
    void manyWrongPasswordsAtMailcowAreAGuessIfTheyCanBeToldApart() throws SQLException {
        AReport wrong = AReport.of("wrong_password");
        NetworkTries last = NetworkTries.NONE;
        for (int secret = 0; secret < 12; secret++) {
            last = tries.tally().add(wrong.trying(secret).report(), TriesFromNetworks.first());
        }

        assertThat(last.guesses()).isTrue();
        assertThat(tries.tally().add(wrong.trying(null).report(), TriesFromNetworks.first()))
                .isEqualTo(NetworkTries.NONE);
    }

    @Test
    void manySecretsAtAClosedMailboxAreAGuessToo() throws SQLException {
        NetworkTries last = NetworkTries.NONE;
        for (int secret = 0; secret < 12; secret++) {
            last = tries.tally().add(AReport.of("mailbox_off").trying(secret).report(), TriesFromNetworks.first());
        }

        assertThat(last.guesses()).isTrue();
    }

    @Test
    void namesThatHaveLoggedInFromThereAreAnOffice() throws SQLException {
        tries.letIn = Set.of("p0@example.org", "p1@example.org", "p2@example.org", "p3@example.org");

        assertThat(tries.afterNames(11).guesses()).isFalse();
        assertThat(tries.afterNames(12).guesses()).isTrue();
    }

    @Test
    void whatOneNameIsTriedWithSaysNothingOfAnother() throws SQLException {
        tries.afterSecrets(40);

        NetworkTries another = tries.tally().add(TriesFromNetworks.of("bob@example.org", 1), TriesFromNetworks.first());

        assertThat(another).isEqualTo(new NetworkTries(1, 1, 1, false, 1));
    }

    @Test
    void whatIsProvedIsNoGuess() throws SQLException {
        for (String outcome : List.of("main_password", "revoked", "mistyped", "other_account", "wrong_secret")) {
            assertThat(tries.tally().add(AReport.of(outcome).report(), TriesFromNetworks.first()))
                    .isEqualTo(NetworkTries.NONE);
        }
        assertThat(tries.tally().changed()).isEmpty();
    }

    @Test
    void whatWasFiledBeforeThereWereEnoughIsFiledAnewOnce() throws SQLException {
        for (int secret = 0; secret < 12; secret++) {
            LoginReport report = GUESS.trying(secret).report();
            boolean guess = tries.tally().add(report, TriesFromNetworks.first()).guesses();
            tries.tally()
                    .filed(new LoginAttempt(
                            report,
                            guess ? Reason.GUESSING : Reason.WRONG_PASSWORD,
                            Certainty.PROBABLE,
                            false,
                            guess ? null : "client" + secret));
        }

        assertThat(tries.tally().filedTooEarly()).hasSize(11).allMatch(one -> one.tries() == 1);
        assertThat(tries.tally().filedTooEarly()).isEmpty();
    }

    @Test
    void aWeekIsRemembered() throws SQLException {
        tries.afterSecrets(11);
        Instant later = NOON.plus(Duration.ofDays(7)).plusSeconds(1);

        assertThat(tries.tally().add(GUESS.trying(77).at(later).report(), TriesFromNetworks.first()))
                .isEqualTo(new NetworkTries(1, 1, 1, false, 1));
    }

    @Test
    void ofOneNetworkAFixedNumberIsKept() throws SQLException {
        tries.afterSecrets(500);

        assertThat(tries.tally().changed()).hasSize(128);
        assertThat(tries.tally().gone()).hasSize(500 - 128);
        assertThat(tries.tally()
                        .add(GUESS.trying(600).report(), TriesFromNetworks.first())
                        .guesses())
                .isTrue();
    }
}
