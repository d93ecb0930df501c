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
import java.util.UUID;
import latchkey.account.Person;
import latchkey.account.WelcomePerson;
import latchkey.shared.DatabaseTrouble;
import latchkey.shared.Refusal;
import latchkey.web.ChosenLanguage;
import latchkey.web.ClientNetwork;
import latchkey.web.Roles;
import latchkey.web.TryLimits;
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

    private final SignInConfig config;
    private final WelcomePerson welcomePerson;
    private final SessionStart sessionStart;
    private final EndedSession endedSession;
    private final AcceptMachine acceptMachine;
    private final RememberSignIns rememberSignIns;
    private final AskForUserInfo askForUserInfo;
    private final FreshlyAsked freshlyAsked;
    private final SignInTrouble trouble;
    private final TryLimits limits;
    private final Clock clock;

    AcceptSecondFactor(
            SignInConfig config,
            WelcomePerson welcomePerson,
            SessionStart sessionStart,
            EndedSession endedSession,
            AcceptMachine acceptMachine,
            RememberSignIns rememberSignIns,
            AskForUserInfo askForUserInfo,
            FreshlyAsked freshlyAsked,
            SignInTrouble trouble,
            TryLimits limits,
            Clock clock) {
        this.askForUserInfo = askForUserInfo;
        this.freshlyAsked = freshlyAsked;
        this.trouble = trouble;
        this.limits = limits;
        this.rememberSignIns = rememberSignIns;
        this.config = config;
        this.welcomePerson = welcomePerson;
        this.sessionStart = sessionStart;
        this.endedSession = endedSession;
        this.acceptMachine = acceptMachine;
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
        if (!told.accepted(config)) {
            cameBack.ifPresent(request -> trouble.noSecondFactor(told, config));
            return signedIn(identity, claims, told).build();
        }
        Instant now = clock.instant();
        Optional<SessionStart.Begun> begun = cameBack.isPresent()
                ? cameBack.map(request -> sessionStart.begin(request, claims, now))
                : page.flatMap(request -> sessionStart.of(request, claims));
        if (begun.isEmpty()) {
            return endedSession.nobody(identity);
        }
        if (cameBack.isPresent() && told.authTime().isEmpty()) {
            trouble.noTime();
        }
        AskForUserInfo.Addresses addresses = askForUserInfo.of(claims, cameBack);
        SecondFactor secondFactor = told.inSessionOf(begun.get());
        Instant signedInAt = secondFactor.authTime().orElse(begun.get().at());
        StaffRoles staff = StaffRoles.of(identity.getRoles());
        Person person = welcomePerson.welcome(new WelcomePerson.Identity(
                claims.token().getIssuer(),
                claims.token().getSubject(),
                name(claims),
                addresses.known(),
                addresses.told().verifiedAddress(config),
                addresses.told().secondAddress(config),
                signedInAt,
                language(identity),
                staff.helpdesk()));
        Duration length = staff.any() ? config.staffSessionLength() : config.sessionLength();
        if (signedInAt.plus(length).isBefore(now) || !person.acceptsSessionFrom(signedInAt)) {
            return endedSession.nobody(identity);
        }
        cameBack.ifPresent(request -> {
            count(request, person.id());
            trouble.roles(staff, identity.getRoles());
            rememberSignIns.remember(person.id(), ClientNetwork.of(request.request()));
            freshlyAsked.comesBack(request, secondFactor.fresh(config, now));
        });
        QuarkusSecurityIdentity.Builder builder = signedIn(identity, claims, secondFactor)
                .addAttribute(PERSON, person.id())
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

    private void count(RoutingContext request, UUID person) {
        try {
            limits.count(TryLimits.Kind.SIGN_IN_OF_PERSON, person.toString());
        } catch (Refusal.TooOften tooOften) {
            LimitSignIns.refuse(request, tooOften);
            throw new AuthenticationFailedException("too many sign-ins of one person");
        }
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
