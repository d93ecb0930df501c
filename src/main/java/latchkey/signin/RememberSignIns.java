package latchkey.signin;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import latchkey.shared.Network;

/** Keeps when somebody signed in, for as long as the setting says. */
@ApplicationScoped
class RememberSignIns {
    private final SignIn.Repository signIns;
    private final SignInConfig config;
    private final Clock clock;

    RememberSignIns(SignIn.Repository signIns, SignInConfig config, Clock clock) {
        this.signIns = signIns;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    public void remember(UUID person, Optional<Network> from) {
        signIns.persist(new SignIn(person, from.map(Network::shortened), clock.instant()));
    }

    @Scheduled(every = "1h", delayed = "5m")
    @Transactional
    void forget() {
        signIns.delete("at < ?1", clock.instant().minus(config.rememberedFor()));
    }
}
