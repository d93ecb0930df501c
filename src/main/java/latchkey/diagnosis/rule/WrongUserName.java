package latchkey.diagnosis.rule;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import latchkey.attempt.Reason;
import latchkey.diagnosis.Evidence;
import latchkey.diagnosis.FailureRule;
import latchkey.diagnosis.Finding;

/** The app password is right, at another account: the user name beside it is wrong. Probable where a few digits of it are all that is known. */
@ApplicationScoped
@Priority(70)
class WrongUserName implements FailureRule {
    @Override
    public Optional<Finding> examine(Evidence evidence) {
        if (evidence.report().outcome().equals("other_account_likely")) {
            return Optional.of(Finding.probable(Reason.OTHER_ACCOUNTS_APP_PASSWORD));
        }
        return evidence.report().outcome().equals("other_account")
                ? Optional.of(Finding.certain(Reason.OTHER_ACCOUNTS_APP_PASSWORD))
                : Optional.empty();
    }
}
