package latchkey.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import latchkey.attempt.Reason;
import latchkey.diagnosis.Evidence;
import latchkey.diagnosis.Finding;
import latchkey.mailserver.AReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrongPasswordTest {
    @ParameterizedTest
    @ValueSource(strings = {"not_an_app_password", "unknown_account", "an outcome of a later script", ""})
    void takesWhateverIsLeft(String outcome) {
        assertThat(judged(AReport.of(outcome))).hasValue(Finding.probable(Reason.WRONG_PASSWORD));
    }

    @Test
    void takesALoginThatWasPassedOnAndNotAccepted() {
        assertThat(judged(AReport.of("not_an_app_password").asPassedOn()))
                .hasValue(Finding.probable(Reason.WRONG_PASSWORD));
    }

    private static Optional<Finding> judged(AReport report) {
        return new WrongPassword().examine(new Evidence(report.report(), Optional.empty()));
    }
}
