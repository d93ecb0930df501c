package latchkey.diagnosis.rule;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import latchkey.attempt.Reason;
import latchkey.diagnosis.Evidence;
import latchkey.diagnosis.FailureRule;
import latchkey.diagnosis.Finding;

/** The rest: the password was wrong, and nothing tells in which way. */
@ApplicationScoped
@Priority(1)
class WrongPassword implements FailureRule {
    @Override
    public Optional<Finding> examine(Evidence evidence) {
        return Optional.of(Finding.probable(Reason.WRONG_PASSWORD));
    }
}
