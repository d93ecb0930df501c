package latchkey.helpdesk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import latchkey.diagnosis.CloseFailingClient;
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
    private final SignedIn signedIn;

    ClosePages(CloseFailingClient closeFailingClient, SignedIn signedIn) {
        this.closeFailingClient = closeFailingClient;
        this.signedIn = signedIn;
    }

    @POST
    @Path("close")
    public Response close(@RestPath String address, @RestPath String id) {
        MailAddress mailbox = mailbox(address);
        closeFailingClient.close(mailbox, id, signedIn.helpdeskOf(), signedIn.actor());
        return back(mailbox);
    }

    @POST
    @Path("reopen")
    public Response reopen(@RestPath String address, @RestPath String id) {
        MailAddress mailbox = mailbox(address);
        closeFailingClient.reopen(mailbox, id, signedIn.helpdeskOf(), signedIn.actor());
        return back(mailbox);
    }

    private static MailAddress mailbox(String address) {
        return MailAddress.parse(address).orElseThrow(Refusal.NotFound::new);
    }

    private static Response back(MailAddress mailbox) {
        return Response.seeOther(URI.create(CaseAddress.of(mailbox.toString()) + "#failing"))
                .build();
    }
}
