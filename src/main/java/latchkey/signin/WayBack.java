package latchkey.signin;

import io.quarkus.security.AuthenticationFailedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import latchkey.shared.Refusal;
import latchkey.web.ClientNetwork;
import latchkey.web.TryLimits;

/** What is done once, as somebody comes back from the provider: it is counted and remembered, and trouble is told. */
@ApplicationScoped
class WayBack {
    private final SignInConfig config;
    private final RememberSignIns rememberSignIns;
    private final FreshlyAsked freshlyAsked;
    private final SignInTrouble trouble;
    private final TryLimits limits;
    private final Clock clock;

    WayBack(
            SignInConfig config,
            RememberSignIns rememberSignIns,
            FreshlyAsked freshlyAsked,
            SignInTrouble trouble,
            TryLimits limits,
            Clock clock) {
        this.config = config;
        this.rememberSignIns = rememberSignIns;
        this.freshlyAsked = freshlyAsked;
        this.trouble = trouble;
        this.limits = limits;
        this.clock = clock;
    }

    void withoutSecondFactor(SecondFactor told) {
        trouble.noSecondFactor(told, config);
    }

    /** @param provided the roles as the claim holds them */
    void ends(RoutingContext request, UUID person, SecondFactor secondFactor, StaffRoles staff, Set<String> provided) {
        count(request, person);
        trouble.roles(staff, provided);
        rememberSignIns.remember(person, ClientNetwork.of(request.request()));
        boolean stale = freshlyAsked.comesBack(request, secondFactor.fresh(config, clock.instant()));
        trouble.time(secondFactor.authTime(), stale, config.freshFor());
    }

    private void count(RoutingContext request, UUID person) {
        try {
            limits.count(TryLimits.Kind.SIGN_IN_OF_PERSON, person.toString());
        } catch (Refusal.TooOften tooOften) {
            LimitSignIns.refuse(request, tooOften);
            throw new AuthenticationFailedException("too many sign-ins of one person");
        }
    }
}
