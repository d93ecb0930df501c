package latchkey.signin;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import latchkey.account.Person;
import latchkey.account.WelcomePerson;
import latchkey.shared.StaffDomains;

/** Whom a token speaks of, with what the provider tells of him there or at its UserInfo endpoint. */
@ApplicationScoped
class PersonOfToken {
    private final AskForUserInfo askForUserInfo;
    private final WelcomePerson welcomePerson;

    PersonOfToken(AskForUserInfo askForUserInfo, WelcomePerson welcomePerson) {
        this.askForUserInfo = askForUserInfo;
        this.welcomePerson = welcomePerson;
    }

    /** @param at when he signed in, or if that is not told, when the provider said so */
    record Told(Claims claims, String name, Instant at, String language, StaffDomains helpdesk) {}

    Person of(Told told, Optional<RoutingContext> cameBack) {
        AskForUserInfo.Addresses addresses = askForUserInfo.of(told.claims(), cameBack);
        return welcomePerson.welcome(new WelcomePerson.Identity(
                told.claims().token().getIssuer(),
                told.claims().token().getSubject(),
                told.name(),
                addresses.known(),
                addresses.verified(),
                addresses.secondKnown(),
                addresses.second(),
                told.at(),
                told.language(),
                told.helpdesk()));
    }
}
