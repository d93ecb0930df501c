package latchkey.mailserver.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import latchkey.mailserver.policy.PolicyReport.Refused;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why Dovecot let somebody in or did not, in the words of the inbox. */
class TakeReportsTest {
    @ParameterizedTest
    @CsvSource({
        "true, '', main_password_ok",
        "false, '', not_an_app_password",
        "false, credentials, not_an_app_password",
        "false, account, unknown_account",
        "false, disabled, mailbox_off",
        // A new password helps, so the mailbox is not off.
        "false, expired, wrong_password"
    })
    void isToldAsItIs(boolean success, String failType, String outcome) throws Refused {
        PolicyReport report =
                PolicyReport.of(Buffer.buffer("{\"login\":\"anna@example.org\",\"protocol\":\"imap\",\"success\":"
                        + success + ",\"fail_type\":\"" + failType + "\"}"));

        assertThat(TakeReports.outcome(report)).isEqualTo(outcome);
    }
}
