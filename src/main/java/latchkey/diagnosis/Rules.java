package latchkey.diagnosis;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** All rules, the highest priority first. */
@ApplicationScoped
public class Rules {
    private final List<FailureRule> rules;

    Rules(@All List<FailureRule> rules) {
        this.rules = rules;
    }

    public Finding judge(Evidence evidence) {
        return rules.stream()
                .map(rule -> rule.examine(evidence))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the last rule takes everything"));
    }
}
