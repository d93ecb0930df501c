package latchkey.diagnosis.rule;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import latchkey.attempt.Reason;
import latchkey.diagnosis.Evidence;
import latchkey.diagnosis.FailureRule;
import latchkey.diagnosis.Finding;

/** Somebody tries passwords that he does not know: many at one name, or some at many names, and repeats none of them more than the others. */
@ApplicationScoped
@Priority(60)
class Guessing implements FailureRule {
    @Override
    public Optional<Finding> examine(Evidence evidence) {
        return evidence.network().guesses() ? Optional.of(Finding.probable(Reason.GUESSING)) : Optional.empty();
    }
}
