package latchkey.diagnosis.rule;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import latchkey.attempt.Reason;
import latchkey.diagnosis.Evidence;
import latchkey.diagnosis.FailureRule;
import latchkey.diagnosis.Finding;

/** The app password is right and was not made for this: one for sending is used to read mail. */
@ApplicationScoped
@Priority(90)
class ProtocolNotAllowed implements FailureRule {
    @Override
    public Optional<Finding> examine(Evidence evidence) {
        return evidence.report().outcome().equals("wrong_protocol")
                ? Optional.of(Finding.certain(Reason.PROTOCOL_NOT_ALLOWED))
                : Optional.empty();
    }
}
