package latchkey.signin;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import latchkey.audit.Actor;
import latchkey.shared.Refusal;
import latchkey.web.Locales;
import latchkey.web.Roles;
import latchkey.web.Visitor;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The person behind this request. */
@RequestScoped
public class SignedIn {
    private final SecurityIdentity identity;
    private final SignInConfig config;
    private final Clock clock;

    SignedIn(SecurityIdentity identity, SignInConfig config, Clock clock) {
        this.identity = identity;
        this.config = config;
        this.clock = clock;
    }

    public UUID person() {
        UUID person = identity.getAttribute(AcceptSecondFactor.PERSON);
        if (person == null) {
            throw new Refusal.NotAllowed();
        }
        return person;
    }

    /** Issuer and subject, for the audit trail. */
    public String who() {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? token.getIssuer() + " " + token.getSubject()
                : identity.getPrincipal().getName();
    }

    /** The highest role, for the audit trail. */
    public String role() {
        return identity.hasRole(Roles.ADMIN)
                ? Roles.ADMIN
                : identity.hasRole(Roles.HELPDESK) ? Roles.HELPDESK : Roles.OWNER;
    }

    public Actor actor() {
        return new Actor(who(), role());
    }

    /** What the person has set; absent if it is left to the browser. */
    public Optional<Locale> language() {
        return Locales.named(identity.getAttribute(Visitor.LANGUAGE));
    }

    /** Absent if the provider does not tell. */
    public Optional<Instant> since() {
        SecondFactor secondFactor = identity.getAttribute(AcceptSecondFactor.SECOND_FACTOR);
        return secondFactor == null ? Optional.empty() : secondFactor.authTime();
    }

    /** How old a fresh second factor may be. */
    Duration freshFor() {
        return config.freshFor();
    }

    public boolean secondFactorIsFresh() {
        SecondFactor secondFactor = identity.getAttribute(AcceptSecondFactor.SECOND_FACTOR);
        return secondFactor != null && secondFactor.fresh(config, clock.instant());
    }
}
