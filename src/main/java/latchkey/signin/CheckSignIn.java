package latchkey.signin;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/** Refuses to start with a configuration that would take a password for a second factor. */
@ApplicationScoped
class CheckSignIn {
    private final SignInConfig config;

    CheckSignIn(SignInConfig config) {
        this.config = config;
    }

    void check(@Observes StartupEvent event) {
        if (config.acceptedAcr().contains(SecondFactor.PASSWORD)
                || config.acceptedAmr().orElse(Set.of()).contains(SecondFactor.PASSWORD)) {
            throw new IllegalStateException("latchkey.sign-in.accepted-acr and accepted-amr must not contain \""
                    + SecondFactor.PASSWORD + "\": a password is one factor");
        }
    }
}
