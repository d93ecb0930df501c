package latchkey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import latchkey.attempt.Certainty;
import latchkey.attempt.LoginAttempt;
import latchkey.attempt.Reason;
import latchkey.mailserver.AReport;
import latchkey.mailserver.LoginReport;
import org.junit.jupiter.api.Test;

/** Many machines that try one name, and the phones and owners among them. */
class TallyManyMachinesTest {
    private static final AReport GUESS = AReport.of("not_an_app_password");
    private static final Instant NOON = AReport.NOON;

    private final TriesFromNetworks tries = new TriesFromNetworks();

    @Test
    void machinesThatShareAListGuessOneAfterTheOther() throws SQLException {
        for (int machine = 0; machine < 15; machine++) {
            for (int secret = 0; secret < 20; secret++) {
                NetworkTries all = tries.tally()
                        .add(GUESS.trying(secret).from("203.0.113." + machine).report(), TriesFromNetworks.first());
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
                NetworkTries all = tries.tally().add(report, new Rhythm(machine + 1, NOON, List.of()));
                tries.tally().filed(TriesFromNetworks.filed(report, all.guesses(), "client" + secret));
                assertThat(all.guesses()).as("secret " + secret).isEqualTo(secret >= 11);
            }
        }

        assertThat(tries.tally().filedTooEarly())
                .extracting(NetworkTry::filedUnder)
                .contains("client1", "client10");
    }

    @Test
    void aPhoneWithThreePasswordsIsSeenWhereverItIs() throws SQLException {
        tries.afterMachines(40);
        NetworkTries last = NetworkTries.NONE;
        for (int poll = 0; poll < 9; poll++) {
            last = tries.tally()
                    .add(GUESS.trying(900 + poll % 3).from("198.51.100.1").report(), TriesFromNetworks.first());
        }

        assertThat(last.guesses()).isFalse();
    }

    @Test
    void manySecretsAtOneNameAreAGuessFromHoweverManyMachines() throws SQLException {
        assertThat(tries.afterMachines(11).guesses()).isFalse();
        assertThat(tries.afterMachines(12).guesses()).isTrue();

        NetworkTries atAnother =
                tries.tally().add(TriesFromNetworks.of("bob@example.org", 1), TriesFromNetworks.first());

        assertThat(atAnother.guesses()).isFalse();
    }

    @Test
    void theOwnerWhoHasLoggedInFromHomeIsNoneOfTheMachines() throws SQLException {
        tries.afterMachines(40);
        tries.letIn = Set.of("alice@example.org");

        assertThat(tries.tally()
                        .add(GUESS.trying(900).from("198.51.100.7").report(), TriesFromNetworks.first())
                        .guesses())
                .isFalse();
    }

    @Test
    void aPhoneOnItsWayIsSeenAmongTheMachinesWhenItRepeatsItself() throws SQLException {
        tries.afterMachines(40);
        AReport phone = GUESS.trying(900);

        assertThat(tries.tally()
                        .add(phone.from("198.51.100.1").report(), TriesFromNetworks.first())
                        .guesses())
                .isTrue();
        assertThat(tries.tally()
                        .add(phone.from("198.51.100.2").report(), TriesFromNetworks.first())
                        .guesses())
                .isTrue();
        assertThat(tries.tally()
                        .add(phone.from("198.51.100.3").report(), TriesFromNetworks.first())
                        .guesses())
                .isFalse();
    }

    @Test
    void whatManyMachinesTriedBeforeThereWereEnoughIsFiledAnew() throws SQLException {
        for (int machine = 0; machine < 12; machine++) {
            LoginReport report =
                    GUESS.trying(machine).from("203.0.113." + machine).report();
            boolean guess = tries.tally().add(report, TriesFromNetworks.first()).guesses();
            tries.tally()
                    .filed(new LoginAttempt(
                            report,
                            guess ? Reason.GUESSING : Reason.WRONG_PASSWORD,
                            Certainty.PROBABLE,
                            false,
                            guess ? null : "client" + machine));
        }

        assertThat(tries.tally().filedTooEarly()).hasSize(11);
        assertThat(tries.tally().filedTooEarly()).isEmpty();
    }

    @Test
    void atOneNameAFixedNumberIsKept() throws SQLException {
        tries.afterMachines(250);

        assertThat(tries.tally().changed()).hasSize(128);
        assertThat(tries.tally().gone()).hasSize(250 - 128);
    }
}
