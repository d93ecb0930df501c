package latchkey.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import latchkey.attempt.Reason;
import latchkey.diagnosis.Evidence;
import latchkey.diagnosis.Finding;
import latchkey.mailserver.AReport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetiredAppPasswordTest {
    @ParameterizedTest
    @ValueSource(strings = {"revoked", "expired", "replaced"})
    void isCertainOfOneThatWasRightOnce(String outcome) {
        assertThat(judged(AReport.of(outcome))).hasValue(Finding.certain(Reason.RETIRED_APP_PASSWORD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong_secret", "wrong_protocol", "main_password", "REVOKED", "", "account_off"})
    void knowsNothingOfAnythingElse(String outcome) {
        assertThat(judged(AReport.of(outcome))).isEmpty();
    }

    private static Optional<Finding> judged(AReport report) {
        return new RetiredAppPassword().examine(new Evidence(report.report(), Optional.empty()));
    }
}
