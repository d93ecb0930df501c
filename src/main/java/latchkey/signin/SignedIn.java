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
import latchkey.shared.StaffDomains;
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

    /** The highest role in any domain, for the audit trail. */
    public String role() {
        return !adminOf().none() ? Roles.ADMIN : !helpdeskOf().none() ? Roles.HELPDESK : Roles.OWNER;
    }

    /** Where he may look and act as the helpdesk. */
    public StaffDomains helpdeskOf() {
        return domains(Visitor.HELPDESK_OF);
    }

    /** Where he may look and act as an administrator. */
    public StaffDomains adminOf() {
        return domains(Visitor.ADMIN_OF);
    }

    private StaffDomains domains(String attribute) {
        StaffDomains domains = identity.getAttribute(attribute);
        return domains == null ? StaffDomains.NONE : domains;
    }

    public Actor actor() {
        return new Actor(who(), role());
    }

    /** What the person has set; absent if it is left to the browser. */
    public Optional<Locale> language() {
        return Locales.named(identity.getAttribute(Visitor.LANGUAGE));
    }

    /** When this session began: as the provider tells it, else by our own clock, when he came from there. */
    public Instant since() {
        Instant at = identity.getAttribute(AcceptSecondFactor.SIGNED_IN_AT);
        if (at == null) {
            throw new Refusal.NotAllowed();
        }
        return at;
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
