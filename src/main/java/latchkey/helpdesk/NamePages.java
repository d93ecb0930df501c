package latchkey.helpdesk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import latchkey.diagnosis.CloseFailingClient;
import latchkey.diagnosis.FailingName;
import latchkey.signin.SignedIn;
import latchkey.web.Roles;
import latchkey.web.Visitor;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** A name at which mail clients fail and which is no mailbox here: what fails, what to say, what happened. */
@Path("/helpdesk/names/{id}")
@RolesAllowed({Roles.HELPDESK, Roles.ADMIN, Roles.DOMAIN_HELPDESK, Roles.DOMAIN_ADMIN})
public class NamePages {
    private final OpenName openName;
    private final FailingName.Repository names;
    private final CloseFailingClient closeFailingClient;
    private final SignedIn signedIn;
    private final Visitor visitor;

    NamePages(
            OpenName openName,
            FailingName.Repository names,
            CloseFailingClient closeFailingClient,
            SignedIn signedIn,
            Visitor visitor) {
        this.openName = openName;
        this.names = names;
        this.closeFailingClient = closeFailingClient;
        this.signedIn = signedIn;
        this.visitor = visitor;
    }

    @CheckedTemplate(basePath = "helpdesk")
    static class Templates {
        static native TemplateInstance name(NameView view);
    }

    /** Leads to the case of the mailbox if there is one by now. */
    @GET
    public Response name(@RestPath String id, @RestQuery Optional<String> before) {
        FailingName name = names.of(id, signedIn.helpdeskOf());
        if (name.isMailbox()) {
            return Response.seeOther(URI.create(CaseAddress.of(name.text()))).build();
        }
        NameView view =
                openName.open(name, id, before.flatMap(Timeline::beginning), signedIn.helpdeskOf(), signedIn.actor());
        return visitor.answer(200, Templates.name(view));
    }

    @POST
    @Path("close")
    public Response close(@RestPath String id) {
        return back(closeFailingClient.close(id, signedIn.helpdeskOf(), signedIn.actor()), id);
    }

    @POST
    @Path("reopen")
    public Response reopen(@RestPath String id) {
        return back(closeFailingClient.reopen(id, signedIn.helpdeskOf(), signedIn.actor()), id);
    }

    private static Response back(FailingName name, String id) {
        return Response.seeOther(URI.create(CaseAddress.of(name, id) + "#failing"))
                .build();
    }
}
