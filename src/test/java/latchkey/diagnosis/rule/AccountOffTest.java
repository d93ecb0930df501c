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

class AccountOffTest {
    @Test
    void isCertainIfThePortalHasSwitchedItOff() {
        assertThat(judged(AReport.of("account_off"))).hasValue(Finding.certain(Reason.ACCOUNT_OFF));
    }

    @Test
    void isProbableIfTheAppPasswordIsRightAndTheMailServerRefuses() {
        assertThat(judged(AReport.of("app_password_ok").asPassedOn())).hasValue(Finding.probable(Reason.ACCOUNT_OFF));
    }

    @Test
    void isProbableIfItsAppPasswordIsRefusedByAMailServerThatHoldsIt() {
        assertThat(judged(AReport.of("app_password_refused"))).hasValue(Finding.probable(Reason.ACCOUNT_OFF));
    }

    @Test
    void isProbableIfNobodyHasLookedAtWhatWasTried() {
        assertThat(judged(AReport.of("mailbox_off"))).hasValue(Finding.probable(Reason.ACCOUNT_OFF));
    }

    @ParameterizedTest
    @ValueSource(strings = {"revoked", "main_password", "unknown_account", ""})
    void knowsNothingOfAnythingElse(String outcome) {
        assertThat(judged(AReport.of(outcome))).isEmpty();
    }

    private static Optional<Finding> judged(AReport report) {
        return new AccountOff().examine(new Evidence(report.report(), Optional.empty()));
    }
}
