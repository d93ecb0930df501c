package latchkey.diagnosis;

import java.util.Optional;

/** One way in which a login fails. Pure: the same evidence gives the same finding. The first rule that finds wins. */
public interface FailureRule {
    Optional<Finding> examine(Evidence evidence);
}
