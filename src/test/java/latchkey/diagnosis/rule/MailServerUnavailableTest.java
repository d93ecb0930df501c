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

class MailServerUnavailableTest {
    @Test
    void isProbableOfWhatWasPassedOnWhileNobodyGetsIn() {
        assertThat(judgedInAnOutage(AReport.of("not_an_app_password").asPassedOn()))
                .hasValue(Finding.probable(Reason.MAIL_SERVER_UNAVAILABLE));
    }

    @Test
    void isCertainIfTheMailServerSaysThatItCouldNotAsk() {
        assertThat(judged(AReport.of("unavailable"))).hasValue(Finding.certain(Reason.MAIL_SERVER_UNAVAILABLE));
    }

    @Test
    void saysNothingOfWhatWasDecidedHere() {
        assertThat(judgedInAnOutage(AReport.of("not_an_app_password"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"not_an_app_password", "app_password_ok", "unknown_account"})
    void saysNothingAsLongAsSomebodyGetsIn(String outcome) {
        assertThat(judged(AReport.of(outcome).asPassedOn())).isEmpty();
    }

    private static Optional<Finding> judgedInAnOutage(AReport report) {
        return new MailServerUnavailable()
                .examine(new Evidence(report.report(), Optional.empty()).whileMailServerIsUnavailable(true));
    }

    private static Optional<Finding> judged(AReport report) {
        return new MailServerUnavailable().examine(new Evidence(report.report(), Optional.empty()));
    }
}
