package latchkey.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import latchkey.shared.Chore;
import latchkey.shared.Network;
import latchkey.shared.OldRows;

/** Keeps when somebody signed in, for as long as the setting says. */
@ApplicationScoped
class RememberSignIns {
    private final SignIn.Repository signIns;
    private final Clock clock;

    RememberSignIns(SignIn.Repository signIns, Clock clock) {
        this.signIns = signIns;
        this.clock = clock;
    }

    @Transactional
    public void remember(UUID person, Optional<Network> from) {
        signIns.persist(new SignIn(person, from.map(Network::shortened), clock.instant()));
    }

    @Produces
    @Singleton
    static Chore forget(DataSource dataSource, SignInConfig config) {
        return new OldRows(
                "old-sign-ins", dataSource, config.rememberedFor(), "DELETE FROM sign_in WHERE at < ? ORDER BY at");
    }
}
