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

class ProtocolNotAllowedTest {
    @Test
    void isCertainOfOneThatIsRightForSomethingElse() {
        assertThat(judged(AReport.of("wrong_protocol"))).hasValue(Finding.certain(Reason.PROTOCOL_NOT_ALLOWED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"revoked", "wrong_secret", "not_an_app_password", ""})
    void knowsNothingOfAnythingElse(String outcome) {
        assertThat(judged(AReport.of(outcome))).isEmpty();
    }

    private static Optional<Finding> judged(AReport report) {
        return new ProtocolNotAllowed().examine(new Evidence(report.report(), Optional.empty()));
    }
}
