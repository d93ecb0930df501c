package latchkey.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import latchkey.attempt.Reason;
import latchkey.diagnosis.Evidence;
import latchkey.diagnosis.Finding;
import latchkey.diagnosis.NetworkTries;
import latchkey.mailserver.AReport;
import org.junit.jupiter.api.Test;

class GuessingTest {
    @Test
    void isProbableOfManySecretsAtOneName() {
        assertThat(judged(new NetworkTries(12, 0, 0, true, 12))).hasValue(Finding.probable(Reason.GUESSING));
        assertThat(judged(new NetworkTries(11, 1, 11, false, 11))).isEmpty();
    }

    @Test
    void isProbableOfSomeSecretsAtManyNames() {
        assertThat(judged(new NetworkTries(1, 8, 8, false, 1))).hasValue(Finding.probable(Reason.GUESSING));
        assertThat(judged(new NetworkTries(5, 7, 30, false, 5))).hasValue(Finding.probable(Reason.GUESSING));
        assertThat(judged(new NetworkTries(5, 7, 29, false, 5))).isEmpty();
    }

    @Test
    void isProbableOfManySecretsAtOneNameFromAsManyNetworks() {
        assertThat(judged(new NetworkTries(1, 1, 1, false, 12))).hasValue(Finding.probable(Reason.GUESSING));
        assertThat(judged(new NetworkTries(1, 1, 1, false, 11))).isEmpty();
    }

    @Test
    void isNotWhatSomebodyMistypesWhoHasLoggedInFromThere() {
        assertThat(judged(new NetworkTries(1, 40, 90, true, 60))).isEmpty();
    }

    @Test
    void knowsNothingOfANetworkThatHasTriedNothing() {
        assertThat(judged(NetworkTries.NONE)).isEmpty();
    }

    private static Optional<Finding> judged(NetworkTries tries) {
        return new Guessing()
                .examine(new Evidence(AReport.of("not_an_app_password").report(), Optional.empty()).from(tries));
    }
}
