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
    void isCertainIfItWasComparedOrBeginsLikeOneOfThisAccount() {
        assertThat(judged(AReport.of("surely_mistyped"))).hasValue(Finding.certain(Reason.MISTYPED_APP_PASSWORD));
        assertThat(judged(AReport.of("surely_mistyped").asPassedOn()))
                .hasValue(Finding.certain(Reason.MISTYPED_APP_PASSWORD));
    }

    @Test
    void isProbableByItsShapeAloneForAMainPasswordMayLookLikeThat() {
        assertThat(judged(AReport.of("mistyped"))).hasValue(Finding.probable(Reason.MISTYPED_APP_PASSWORD));
        assertThat(judged(AReport.of("mistyped").asPassedOn()))
                .hasValue(Finding.probable(Reason.MISTYPED_APP_PASSWORD));
    }

    @Test
    void isNotSaidWhileNobodyLooksAtMainPasswords() {
        Evidence inAnOutage = new Evidence(AReport.of("mistyped").asPassedOn().report(), Optional.empty())
                .whileMailServerIsUnavailable(true);

        assertThat(new MistypedAppPassword().examine(inAnOutage)).isEmpty();
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
