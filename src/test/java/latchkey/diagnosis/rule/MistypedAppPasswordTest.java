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

class MistypedAppPasswordTest {
    @Test
    void isCertainIfTheShapeIsWrong() {
        assertThat(judged(AReport.of("mistyped"))).hasValue(Finding.certain(Reason.MISTYPED_APP_PASSWORD));
        assertThat(judged(AReport.of("mistyped").asPassedOn())).hasValue(Finding.certain(Reason.MISTYPED_APP_PASSWORD));
    }

    @Test
    void isProbableIfItBeginsLikeOneOfThisAccount() {
        assertThat(judged(AReport.of("wrong_secret").naming("a")))
                .hasValue(Finding.probable(Reason.MISTYPED_APP_PASSWORD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"revoked", "unknown_selector", "other_account", ""})
    void knowsNothingOfAnythingElse(String outcome) {
        assertThat(judged(AReport.of(outcome))).isEmpty();
    }

    private static Optional<Finding> judged(AReport report) {
        return new MistypedAppPassword().examine(new Evidence(report.report(), Optional.empty()));
    }
}
