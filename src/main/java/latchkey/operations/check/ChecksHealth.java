package latchkey.operations.check;

import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** For a monitor, and not for a load balancer: with a check that is red the portal still does what it can. */
@HealthGroup("checks")
@ApplicationScoped
class ChecksHealth implements HealthCheck {
    private final CheckBoard board;

    ChecksHealth(CheckBoard board) {
        this.board = board;
    }

    @Override
    public HealthCheckResponse call() {
        Map<Check, State> last = board.last();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("checks").status(!last.containsValue(State.RED));
        last.forEach((check, state) -> answer.withData(check.key(), state.key()));
        return answer.build();
    }
}
