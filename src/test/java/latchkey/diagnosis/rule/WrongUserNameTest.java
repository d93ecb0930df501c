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

class WrongUserNameTest {
    @Test
    void isCertainIfTheSecretIsThatOfAnotherAccount() {
        assertThat(judged(AReport.of("other_account"))).hasValue(Finding.certain(Reason.OTHER_ACCOUNTS_APP_PASSWORD));
        assertThat(judged(AReport.of("other_account").ofNobody().asPassedOn()))
                .hasValue(Finding.certain(Reason.OTHER_ACCOUNTS_APP_PASSWORD));
    }

    @Test
    void isProbableIfAFewDigitsAreThoseOfAnotherAccounts() {
        assertThat(judged(AReport.of("other_account_likely")))
                .hasValue(Finding.probable(Reason.OTHER_ACCOUNTS_APP_PASSWORD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown_account", "unknown_selector", "mistyped", ""})
    void knowsNothingOfAnythingElse(String outcome) {
        assertThat(judged(AReport.of(outcome))).isEmpty();
    }

    private static Optional<Finding> judged(AReport report) {
        return new WrongUserName().examine(new Evidence(report.report(), Optional.empty()));
    }
}
