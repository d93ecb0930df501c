package latchkey.operations.check;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * What a replica needs beside its database, told with readiness and never a reason to take it away: without provider or mail
 * server it still serves who is signed in, and the replica beside it would miss the same.
 */
@ApplicationScoped
class ToldWithReadiness {
    private final CheckBoard board;

    ToldWithReadiness(CheckBoard board) {
        this.board = board;
    }

    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck provider() {
        return () -> told("provider", List.of(Check.PROVIDER));
    }

    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck mailServer() {
        return () -> told("mail server", List.of(Check.ANSWERS, Check.API_ANSWERS));
    }

    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck inbox() {
        return () -> told("age of the inbox", List.of(Check.INBOX));
    }

    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck views() {
        return () -> told("views of the mail servers", List.of(Check.VIEWS));
    }

    private HealthCheckResponse told(String name, List<Check> checks) {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named(name).up();
        // Before the first look nothing is known.
        board.last().forEach((check, state) -> {
            if (checks.contains(check)) {
                answer.withData(check.key(), state.key());
            }
        });
        return answer.build();
    }
}
