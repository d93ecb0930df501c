package latchkey.diagnosis.rule;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import latchkey.attempt.Reason;
import latchkey.diagnosis.Evidence;
import latchkey.diagnosis.FailureRule;
import latchkey.diagnosis.Finding;
import latchkey.mailserver.LoginReport;

/**
 * The mailbox is switched off: certain where an app password of its own was tried; probable where it is right and the mail
 * server refuses all the same, and where nobody has looked at what was tried.
 */
@ApplicationScoped
@Priority(42)
class AccountOff implements FailureRule {
    @Override
    public Optional<Finding> examine(Evidence evidence) {
        LoginReport report = evidence.report();
        if (report.outcome().equals("account_off")) {
            return Optional.of(Finding.certain(Reason.ACCOUNT_OFF));
        }
        return report.outcome().equals("app_password_refused")
                        || report.outcome().equals(LoginReport.MAILBOX_OFF)
                        || (report.passedOn() && report.outcome().equals(LoginReport.APP_PASSWORD_OK))
                ? Optional.of(Finding.probable(Reason.ACCOUNT_OFF))
                : Optional.empty();
    }
}
