package latchkey.helpdesk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import latchkey.apppassword.AppPasswordView;
import latchkey.apppassword.HowSoon;
import latchkey.apppassword.ListAppPasswords;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;
import latchkey.signin.SignedIn;
import latchkey.web.Roles;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** One mailbox: what fails, what it has, what happened. */
@Path("/helpdesk/accounts")
@RolesAllowed({Roles.HELPDESK, Roles.ADMIN, Roles.DOMAIN_HELPDESK, Roles.DOMAIN_ADMIN})
public class AccountPages {
    private final OpenCase openCase;
    private final ListAppPasswords appPasswords;
    private final HowSoon howSoon;
    private final SignedIn signedIn;

    AccountPages(OpenCase openCase, ListAppPasswords appPasswords, HowSoon howSoon, SignedIn signedIn) {
        this.openCase = openCase;
        this.appPasswords = appPasswords;
        this.howSoon = howSoon;
        this.signedIn = signedIn;
    }

    /** @param goesOn for how many minutes it may still get in */
    record Revoked(AppPasswordView view, long goesOn) {}

    @CheckedTemplate(basePath = "helpdesk")
    static class Templates {
        static native TemplateInstance account(CaseView view, Optional<Revoked> revoked);
    }

    @GET
    @Path("{address}")
    public TemplateInstance account(
            @RestPath String address, @RestQuery Optional<String> before, @RestQuery Optional<String> revoked) {
        MailAddress mailbox = MailAddress.parse(address).orElseThrow(Refusal.NotFound::new);
        CaseView view =
                openCase.open(mailbox, before.flatMap(AccountPages::instant), signedIn.helpdeskOf(), signedIn.actor());
        return Templates.account(
                view,
                revoked.flatMap(AccountPages::id)
                        .map(id -> appPasswords.one(mailbox, id))
                        .map(one -> new Revoked(one, howSoon.goesOn(one))));
    }

    /** What is no time is the newest page. */
    private static Optional<Instant> instant(String text) {
        return text.matches("[0-9]{1,14}") ? Optional.of(Instant.ofEpochMilli(Long.parseLong(text))) : Optional.empty();
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException forged) {
            return Optional.empty();
        }
    }
}
