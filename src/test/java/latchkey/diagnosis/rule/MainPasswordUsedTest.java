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

class MainPasswordUsedTest {
    @Test
    void isCertainIfItsHashMatched() {
        assertThat(judged(AReport.of("main_password"))).hasValue(Finding.certain(Reason.MAIN_PASSWORD));
    }

    @Test
    void isProbableIfSomethingElseThanAnAppPasswordWasTriedOnARefusedAccount() {
        assertThat(judged(AReport.of("not_an_app_password"))).hasValue(Finding.probable(Reason.MAIN_PASSWORD));
    }

    @Test
    void isNotTheReasonWhereMainPasswordsAreAllowed() {
        assertThat(judged(AReport.of("not_an_app_password").asPassedOn())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"revoked", "mistyped", "unknown_account", ""})
    void knowsNothingOfAnythingElse(String outcome) {
        assertThat(judged(AReport.of(outcome))).isEmpty();
    }

    private static Optional<Finding> judged(AReport report) {
        return new MainPasswordUsed().examine(new Evidence(report.report(), Optional.empty()));
    }
}
