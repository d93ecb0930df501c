package latchkey.signin;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import latchkey.account.Person;
import latchkey.account.WelcomePerson;
import latchkey.web.Roles;
import latchkey.web.Visitor;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Gives roles to a signed-in person, and none at all without an accepted second factor, so that no page opens.
 *
 * <p>A session that is too old, or was ended everywhere, is treated as no session: the person signs in anew.
 */
@ApplicationScoped
class AcceptSecondFactor implements SecurityIdentityAugmentor {
    static final String PERSON = "latchkey.person";
    static final String SECOND_FACTOR = "latchkey.second-factor";

    private static final int A_MINUTE = 60;

    private final SignInConfig config;
    private final WelcomePerson welcomePerson;
    private final Clock clock;
    private final boolean httpsOnly;

    AcceptSecondFactor(
            SignInConfig config,
            WelcomePerson welcomePerson,
            Clock clock,
            @ConfigProperty(name = "latchkey.https-only") boolean httpsOnly) {
        this.httpsOnly = httpsOnly;
        this.config = config;
        this.welcomePerson = welcomePerson;
        this.clock = clock;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        return context.runBlocking(() -> withRoles(identity, new Claims(token)));
    }

    private SecurityIdentity withRoles(SecurityIdentity identity, Claims claims) {
        SecondFactor secondFactor = claims.secondFactor();
        QuarkusSecurityIdentity.Builder builder = QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes())
                .addAttribute(SECOND_FACTOR, secondFactor)
                .addAttribute(Visitor.NAME, name(claims));
        if (!secondFactor.accepted(config)) {
            return builder.build();
        }
        Instant now = clock.instant();
        Optional<Instant> signedInAt = secondFactor.authTime();
        Person person = welcomePerson.welcome(new WelcomePerson.Identity(
                claims.token().getIssuer(),
                claims.token().getSubject(),
                name(claims),
                claims.verifiedAddress(config),
                signedInAt.orElse(now)));
        Set<String> provided = identity.getRoles();
        boolean staff = provided.contains(Roles.HELPDESK) || provided.contains(Roles.ADMIN);
        Duration length = staff ? config.staffSessionLength() : config.sessionLength();
        boolean over = signedInAt.isPresent() && !secondFactor.youngerThan(length, now);
        if (over || !person.acceptsSessionFrom(signedInAt.orElse(null))) {
            return signedOut(identity);
        }
        builder.addAttribute(PERSON, person.id()).addRole(Roles.OWNER);
        for (String role : Set.of(Roles.HELPDESK, Roles.ADMIN)) {
            if (provided.contains(role)) {
                builder.addRole(role);
            }
        }
        return builder.build();
    }

    /** Nobody, until the provider has asked again: it may still know the person, and would send him back as he is. */
    private SecurityIdentity signedOut(SecurityIdentity identity) {
        RoutingContext request = identity.getAttribute(RoutingContext.class.getName());
        if (request != null) {
            // For whatever page is opened next: this answer takes the session away, and with it what is known here.
            request.response()
                    .addCookie(Cookie.cookie(SignInPages.AGAIN, "yes")
                            .setPath("/")
                            .setMaxAge(A_MINUTE)
                            .setHttpOnly(true)
                            .setSecure(httpsOnly)
                            .setSameSite(CookieSameSite.LAX));
        }
        if (request == null || SignInPages.CALLBACK.equals(request.request().path())) {
            // It has not asked, so asking once more would go on for ever.
            throw new AuthenticationFailedException("session is over");
        }
        request.put(AskTheProvider.ANEW, true);
        return QuarkusSecurityIdentity.builder()
                .setAnonymous(true)
                .setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes())
                .build();
    }

    private static String name(Claims claims) {
        return claims.text("name")
                .or(() -> claims.text("preferred_username"))
                .or(() -> claims.text("email"))
                .orElse("");
    }
}
