package latchkey.helpdesk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import latchkey.account.Account;
import latchkey.account.Domain;
import latchkey.diagnosis.Worklist;
import latchkey.diagnosis.WorklistPage;
import latchkey.shared.StaffDomains;
import latchkey.signin.SignedIn;
import latchkey.web.Roles;
import latchkey.web.Visitor;

/** Who fails now, why, since when, and what to say. */
@Path("/helpdesk/failing")
@RolesAllowed({Roles.HELPDESK, Roles.ADMIN, Roles.DOMAIN_HELPDESK, Roles.DOMAIN_ADMIN})
public class FailingPages {
    private static final int MOST_MAILBOXES = 20;
    private static final int MOST_DOMAINS = 200;

    private final Worklist worklist;
    private final Account.Repository accounts;
    private final Domain.Repository domains;
    private final SignedIn signedIn;
    private final Visitor visitor;

    FailingPages(
            Worklist worklist,
            Account.Repository accounts,
            Domain.Repository domains,
            SignedIn signedIn,
            Visitor visitor) {
        this.worklist = worklist;
        this.accounts = accounts;
        this.domains = domains;
        this.signedIn = signedIn;
        this.visitor = visitor;
    }

    @CheckedTemplate(basePath = "helpdesk")
    static class Templates {
        static native TemplateInstance failing(FailingView view);
    }

    /** A filter that does not exist is named and filters nothing; beyond the last page is the last page. */
    @GET
    public Response failing(@Context UriInfo uri) {
        StaffDomains within = signedIn.helpdeskOf();
        FailingForm form = new FailingForm(uri);
        FailingForm.Read view = form.read(domain -> domains.served(domain, within));
        if (view.tooLong()) {
            return Response.seeOther(URI.create(view.address("/helpdesk/failing") + "&cut=yes"))
                    .build();
        }
        WorklistPage page = worklist.page(view.filter(), view.order(), within, view.page());
        return Response.ok(
                        visitor.render(Templates.failing(new FailingView(
                                page,
                                view.filter(),
                                view.order(),
                                view.nonsense(),
                                form.wasCut(),
                                accounts.known(page.entries().stream()
                                        .map(WorklistPage.Entry::address)
                                        .toList()),
                                accounts.beginningWith(view.filter().search(), within, MOST_MAILBOXES),
                                within.all() ? domains.names(MOST_DOMAINS) : within.sorted()))),
                        "text/html;charset=UTF-8")
                .build();
    }
}
