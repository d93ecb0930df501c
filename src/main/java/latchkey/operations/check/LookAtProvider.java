package latchkey.operations.check;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import latchkey.operations.start.Discovery;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether this replica reaches the provider. Who is signed in needs it only when his token is to be renewed. */
@ApplicationScoped
class LookAtProvider implements SystemCheck {
    private final String issuer;
    private final String expected;
    private final Clock clock;
    private volatile Optional<Seen> last = Optional.empty();

    LookAtProvider(
            @ConfigProperty(name = "latchkey.oidc.issuer") String issuer,
            @ConfigProperty(name = "quarkus.oidc.token.issuer") String expected,
            Clock clock) {
        this.issuer = issuer;
        this.expected = expected;
        this.clock = clock;
    }

    private record Seen(Instant at, Optional<Discovery> answer) {}

    @Scheduled(
            every = "${latchkey.checks.every}",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void now() {
        Instant at = clock.instant();
        try {
            last = Optional.of(new Seen(at, Optional.of(Discovery.ask(issuer))));
        } catch (IOException | IllegalArgumentException away) {
            last = Optional.of(new Seen(at, Optional.empty()));
        }
    }

    @Override
    public List<Check> checks() {
        return List.of(Check.PROVIDER);
    }

    @Override
    public List<Finding> look(Instant now) {
        return List.of(last.map(this::finding)
                .orElseGet(() -> Finding.of(Check.PROVIDER, State.AMBER, CheckMessages::providerNotAsked)));
    }

    private Finding finding(Seen seen) {
        Optional<String> named = seen.answer().flatMap(Discovery::issuer);
        if (named.isPresent() && named.get().equals(expected)) {
            return Finding.of(Check.PROVIDER, State.GREEN, say -> say.providerAnswers(seen.at()));
        }
        int status = seen.answer().map(Discovery::status).orElse(0);
        return Finding.of(Check.PROVIDER, State.RED, say -> say.providerAway(named.orElse(""), status, seen.at()));
    }
}
