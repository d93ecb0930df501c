package latchkey.diagnosis.rule;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import latchkey.attempt.Reason;
import latchkey.diagnosis.Evidence;
import latchkey.diagnosis.FailureRule;
import latchkey.diagnosis.Finding;

/** An app password with a wrong, missing or extra character. Certain by its length or check character; probable if only its first four characters are known here, for somebody may have made it up. */
@ApplicationScoped
@Priority(80)
class MistypedAppPassword implements FailureRule {
    @Override
    public Optional<Finding> examine(Evidence evidence) {
        String outcome = evidence.report().outcome();
        if (outcome.equals("mistyped")) {
            return Optional.of(Finding.certain(Reason.MISTYPED_APP_PASSWORD));
        }
        return outcome.equals("wrong_secret")
                ? Optional.of(Finding.probable(Reason.MISTYPED_APP_PASSWORD))
                : Optional.empty();
    }
}
