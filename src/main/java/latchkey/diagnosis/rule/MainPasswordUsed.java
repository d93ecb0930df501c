package latchkey.diagnosis.rule;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import latchkey.attempt.Reason;
import latchkey.diagnosis.Evidence;
import latchkey.diagnosis.FailureRule;
import latchkey.diagnosis.Finding;

/** The main password, where it is refused. Certain if its hash matched; else it is what is left on a refused account when something that is no app password was tried. */
@ApplicationScoped
@Priority(50)
class MainPasswordUsed implements FailureRule {
    @Override
    public Optional<Finding> examine(Evidence evidence) {
        String outcome = evidence.report().outcome();
        if (outcome.equals("main_password")) {
            return Optional.of(Finding.certain(Reason.MAIN_PASSWORD));
        }
        // Passed on means that the main password is allowed here, so this was a wrong one.
        boolean refusedAccount = !evidence.report().passedOn();
        return outcome.equals("not_an_app_password") && refusedAccount
                ? Optional.of(Finding.probable(Reason.MAIN_PASSWORD))
                : Optional.empty();
    }
}
