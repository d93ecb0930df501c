package latchkey.diagnosis.rule;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import latchkey.attempt.Reason;
import latchkey.diagnosis.Evidence;
import latchkey.diagnosis.FailureRule;
import latchkey.diagnosis.Finding;

/** No mailbox is known by this name, and the mail server did not take it either. */
@ApplicationScoped
@Priority(30)
class AddressMistyped implements FailureRule {
    @Override
    public Optional<Finding> examine(Evidence evidence) {
        return evidence.report().outcome().equals("unknown_account")
                ? Optional.of(Finding.probable(Reason.ADDRESS_MISTYPED))
                : Optional.empty();
    }
}
