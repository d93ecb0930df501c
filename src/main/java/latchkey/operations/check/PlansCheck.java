package latchkey.operations.check;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** A plan that has paused takes nobody until somebody looks at it. */
@ApplicationScoped
class PlansCheck implements SystemCheck {
    private final Ask ask;

    PlansCheck(Ask ask) {
        this.ask = ask;
    }

    @Override
    public List<Check> checks() {
        return List.of(Check.PLANS);
    }

    @Override
    public List<Finding> look(Instant now) throws SQLException {
        List<Finding.Sentence> paused = ask.rows(
                "SELECT domain, paused_at FROM rule_plan WHERE ended_at IS NULL AND paused_at IS NOT NULL ORDER BY domain",
                row -> {
                    String domain = row.getString("domain");
                    Instant at = Ask.instant(row, "paused_at").orElseThrow();
                    return say -> say.planPaused(domain, at);
                });
        return List.of(
                paused.isEmpty()
                        ? Finding.of(Check.PLANS, State.GREEN, CheckMessages::noPlanPaused)
                        : Finding.of(Check.PLANS, State.AMBER, paused));
    }
}
