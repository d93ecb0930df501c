package latchkey.overview;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import latchkey.account.Account;
import latchkey.account.OwnAccounts;
import latchkey.signin.SignedIn;
import latchkey.web.Roles;
import latchkey.web.Visitor;
import org.jboss.resteasy.reactive.RestQuery;

/** What an owner sees first: what fails now, the one thing to do next, and his clients. */
@Path("/home")
@RolesAllowed(Roles.OWNER)
public class HomePages {
    private final LookAround lookAround;
    private final OwnAccounts ownAccounts;
    private final SignedIn signedIn;
    private final Visitor visitor;

    HomePages(LookAround lookAround, OwnAccounts ownAccounts, SignedIn signedIn, Visitor visitor) {
        this.lookAround = lookAround;
        this.ownAccounts = ownAccounts;
        this.signedIn = signedIn;
        this.visitor = visitor;
    }

    @CheckedTemplate(basePath = "overview")
    static class Templates {
        static native TemplateInstance home(Home home);
    }

    @GET
    public Response home(@RestQuery Optional<String> account) {
        List<Account> own = ownAccounts.of(signedIn.person());
        if (own.isEmpty() && visitor.isHelpdesk()) {
            // Staff need no mailbox of their own.
            return Response.seeOther(URI.create("/helpdesk/failing")).build();
        }
        Home home = lookAround.at(ownAccounts.chosen(signedIn.person(), account), own);
        return visitor.answer(200, Templates.home(home));
    }
}
