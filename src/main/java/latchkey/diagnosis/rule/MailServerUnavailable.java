package latchkey.diagnosis.rule;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import latchkey.attempt.Reason;
import latchkey.diagnosis.Evidence;
import latchkey.diagnosis.FailureRule;
import latchkey.diagnosis.Finding;

/** Nobody got an answer from the mail server's own password check, so this is not about the password. Certain where the mail server says so. */
@ApplicationScoped
@Priority(45)
class MailServerUnavailable implements FailureRule {
    @Override
    public Optional<Finding> examine(Evidence evidence) {
        if (evidence.report().outcome().equals("unavailable")) {
            return Optional.of(Finding.certain(Reason.MAIL_SERVER_UNAVAILABLE));
        }
        return evidence.mailServerUnavailable() && evidence.report().passedOn()
                ? Optional.of(Finding.probable(Reason.MAIL_SERVER_UNAVAILABLE))
                : Optional.empty();
    }
}
