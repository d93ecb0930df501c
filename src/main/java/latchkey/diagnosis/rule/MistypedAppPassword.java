package latchkey.diagnosis.rule;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import latchkey.attempt.Reason;
import latchkey.diagnosis.Evidence;
import latchkey.diagnosis.FailureRule;
import latchkey.diagnosis.Finding;

/**
 * An app password with a wrong, missing or extra character. By its shape alone it may be a main password that a program made
 * up, and by its beginning alone somebody may have made it up: certain if it has both, or was compared.
 */
@ApplicationScoped
@Priority(80)
class MistypedAppPassword implements FailureRule {
    @Override
    public Optional<Finding> examine(Evidence evidence) {
        String outcome = evidence.report().outcome();
        if (outcome.equals("surely_mistyped")) {
            return Optional.of(Finding.certain(Reason.MISTYPED_APP_PASSWORD));
        }
        boolean perhapsMain = evidence.report().passedOn() && evidence.mailServerUnavailable();
        return outcome.equals("wrong_secret") || (outcome.equals("mistyped") && !perhapsMain)
                ? Optional.of(Finding.probable(Reason.MISTYPED_APP_PASSWORD))
                : Optional.empty();
    }
}
