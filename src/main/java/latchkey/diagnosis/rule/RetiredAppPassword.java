package latchkey.diagnosis.rule;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import latchkey.attempt.Reason;
import latchkey.diagnosis.Evidence;
import latchkey.diagnosis.FailureRule;
import latchkey.diagnosis.Finding;

/** The app password was right once and was retired since: some device was not told. */
@ApplicationScoped
@Priority(100)
class RetiredAppPassword implements FailureRule {
    private static final Set<String> RETIRED = Set.of("revoked", "expired", "replaced");

    @Override
    public Optional<Finding> examine(Evidence evidence) {
        return RETIRED.contains(evidence.report().outcome())
                ? Optional.of(Finding.certain(Reason.RETIRED_APP_PASSWORD))
                : Optional.empty();
    }
}
