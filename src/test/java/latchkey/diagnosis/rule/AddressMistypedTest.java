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

class AddressMistypedTest {
    @Test
    void isProbableWhereNobodyKnowsTheName() {
        assertThat(judged(AReport.of("unknown_account").ofNobody().asPassedOn()))
                .hasValue(Finding.probable(Reason.ADDRESS_MISTYPED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"account_off", "not_an_app_password", "other_account", ""})
    void knowsNothingOfAnythingElse(String outcome) {
        assertThat(judged(AReport.of(outcome))).isEmpty();
    }

    private static Optional<Finding> judged(AReport report) {
        return new AddressMistyped().examine(new Evidence(report.report(), Optional.empty()));
    }
}
