package latchkey.helpdesk;

import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Optional;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;
import latchkey.web.IdInAddress;
import latchkey.web.Roles;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** One mailbox: what fails, what it has, what happened. */
@Path("/helpdesk/accounts")
@RolesAllowed({Roles.HELPDESK, Roles.ADMIN, Roles.DOMAIN_HELPDESK, Roles.DOMAIN_ADMIN})
public class AccountPages {
    private final ShowCase showCase;

    AccountPages(ShowCase showCase) {
        this.showCase = showCase;
    }

    @GET
    @Path("{address}")
    public TemplateInstance account(
            @RestPath String address,
            @RestQuery Optional<String> before,
            @RestQuery Optional<String> revoked,
            @RestQuery Optional<String> client) {
        MailAddress mailbox = MailAddress.parse(address).orElseThrow(Refusal.NotFound::new);
        return showCase.page(mailbox, before.flatMap(Timeline::beginning), revoked.flatMap(IdInAddress::find), client);
    }
}
