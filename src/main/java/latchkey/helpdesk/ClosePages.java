package latchkey.helpdesk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import latchkey.diagnosis.CloseFailingClient;
import latchkey.diagnosis.FailingName;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;
import latchkey.signin.SignedIn;
import latchkey.web.Roles;
import org.jboss.resteasy.reactive.RestPath;

/** The helpdesk takes a failing client off its worklist, and puts it back. */
@Path("/helpdesk/accounts/{address}/clients/{id}")
@RolesAllowed({Roles.HELPDESK, Roles.ADMIN, Roles.DOMAIN_HELPDESK, Roles.DOMAIN_ADMIN})
public class ClosePages {
    private final CloseFailingClient closeFailingClient;
    private final FailingName.Repository names;
    private final SignedIn signedIn;

    ClosePages(CloseFailingClient closeFailingClient, FailingName.Repository names, SignedIn signedIn) {
        this.names = names;
        this.closeFailingClient = closeFailingClient;
        this.signedIn = signedIn;
    }

    @POST
    @Path("close")
    public Response close(@RestPath String address, @RestPath String id) {
        requireOne(address, id);
        return back(closeFailingClient.close(id, signedIn.helpdeskOf(), signedIn.actor()), id);
    }

    @POST
    @Path("reopen")
    public Response reopen(@RestPath String address, @RestPath String id) {
        requireOne(address, id);
        return back(closeFailingClient.reopen(id, signedIn.helpdeskOf(), signedIn.actor()), id);
    }

    private void requireOne(String address, String id) {
        FailingName name = names.of(id, signedIn.helpdeskOf());
        if (MailAddress.parse(address)
                .filter(mailbox -> mailbox.toString().equals(name.text()))
                .isEmpty()) {
            throw new Refusal.NotFound();
        }
    }

    private static Response back(FailingName name, String id) {
        return Response.seeOther(URI.create(CaseAddress.of(name, id) + "#failing"))
                .build();
    }
}
