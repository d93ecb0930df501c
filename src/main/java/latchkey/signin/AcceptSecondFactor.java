package latchkey.signin;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import latchkey.account.Person;
import latchkey.shared.DatabaseTrouble;
import latchkey.web.ChosenLanguage;
import latchkey.web.Roles;
import latchkey.web.Visitor;
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
    static final String SIGNED_IN_AT = "latchkey.signed-in-at";

    private final SignInConfig config;
    private final PersonOfToken personOfToken;
    private final SessionStart sessionStart;
    private final EndedSession endedSession;
    private final AcceptMachine acceptMachine;
    private final WayBack wayBack;
    private final Clock clock;

    AcceptSecondFactor(
            SignInConfig config,
            PersonOfToken personOfToken,
            SessionStart sessionStart,
            EndedSession endedSession,
            AcceptMachine acceptMachine,
            WayBack wayBack,
            Clock clock) {
        this.config = config;
        this.personOfToken = personOfToken;
        this.sessionStart = sessionStart;
        this.endedSession = endedSession;
        this.acceptMachine = acceptMachine;
        this.wayBack = wayBack;
        this.clock = clock;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        if (acceptMachine.isOne(identity)) {
            return Uni.createFrom().item(acceptMachine.withRole(identity));
        }
        return context.runBlocking(() -> {
            try {
                return withRoles(identity, new Claims(token));
            } catch (RuntimeException failed) {
                if (failed instanceof AuthenticationFailedException || !DatabaseTrouble.isOutage(failed)) {
                    throw failed;
                }
                return withoutDatabase(identity);
            }
        });
    }

    /** Signed in, and nobody knows as whom: without this the library would end the session, and ask for a password. */
    private static SecurityIdentity withoutDatabase(SecurityIdentity identity) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes())
                .addAttribute(Visitor.DATABASE_AWAY, true)
                .build();
    }

    private SecurityIdentity withRoles(SecurityIdentity identity, Claims claims) {
        if (!claims.nameSomebody()) {
            throw new AuthenticationFailedException("no issuer and subject that anybody can have");
        }
        SecondFactor told = claims.secondFactor();
        Optional<RoutingContext> page = Optional.ofNullable(identity.getAttribute(RoutingContext.class.getName()));
        Optional<RoutingContext> cameBack = page.filter(AcceptSecondFactor::hasACode);
        Optional<SessionStart.Begun> begun = cameBack.isPresent()
                ? cameBack.filter(request -> told.accepted(config))
                        .map(request -> sessionStart.begin(request, claims, clock.instant()))
                : page.filter(request -> told.accepted(config) || told.silent())
                        .flatMap(request -> sessionStart.of(request, claims));
        if (!told.accepted(config) && begun.isEmpty()) {
            cameBack.ifPresent(request -> wayBack.withoutSecondFactor(told));
            return signedIn(identity, claims, told).build();
        }
        return begun.map(one -> inSession(identity, claims, told.inSessionOf(one), one, cameBack))
                .orElseGet(() -> endedSession.nobody(identity));
    }

    /** @param cameBack present while somebody comes back from the provider */
    private SecurityIdentity inSession(
            SecurityIdentity identity,
            Claims claims,
            SecondFactor secondFactor,
            SessionStart.Begun begun,
            Optional<RoutingContext> cameBack) {
        Instant now = clock.instant();
        Instant signedInAt = secondFactor.authTime().orElse(begun.at());
        StaffRoles staff = StaffRoles.of(identity.getRoles());
        Person person = personOfToken.of(
                new PersonOfToken.Told(claims, name(claims), signedInAt, language(identity), staff.helpdesk()),
                cameBack);
        Duration length = staff.any() ? config.staffSessionLength() : config.sessionLength();
        if (signedInAt.plus(length).isBefore(now) || !person.acceptsSessionFrom(signedInAt)) {
            return endedSession.nobody(identity);
        }
        cameBack.ifPresent(request -> wayBack.ends(request, person.id(), secondFactor, staff, identity.getRoles()));
        QuarkusSecurityIdentity.Builder builder = signedIn(identity, claims, secondFactor)
                .addAttribute(PERSON, person.id())
                .addAttribute(SIGNED_IN_AT, signedInAt)
                .addAttribute(Visitor.HELPDESK_OF, staff.helpdesk())
                .addAttribute(Visitor.ADMIN_OF, staff.admin())
                .addRole(Roles.OWNER)
                .addRoles(staff.roles());
        person.chosenLanguage().ifPresent(language -> builder.addAttribute(Visitor.LANGUAGE, language));
        return builder.build();
    }

    private static QuarkusSecurityIdentity.Builder signedIn(
            SecurityIdentity identity, Claims claims, SecondFactor secondFactor) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes())
                .addAttribute(SECOND_FACTOR, secondFactor)
                .addAttribute(Visitor.NAME, name(claims));
    }

    /** Whoever has a session is known by that, also at the address to which the provider leads. */
    private static boolean hasACode(RoutingContext request) {
        return SignInPages.CALLBACK.equals(request.request().path())
                && !SessionCookies.mayBeIn(request.request().headers().getAll(HttpHeaders.COOKIE));
    }

    private static String language(SecurityIdentity identity) {
        RoutingContext request = identity.getAttribute(RoutingContext.class.getName());
        return Optional.ofNullable(request)
                .flatMap(ChosenLanguage::of)
                .orElse(Locale.ENGLISH)
                .toLanguageTag();
    }

    private static String name(Claims claims) {
        return claims.text("name")
                .or(() -> claims.text("preferred_username"))
                .or(() -> claims.text("email"))
                .orElse("");
    }
}
