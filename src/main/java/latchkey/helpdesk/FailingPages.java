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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import latchkey.account.Account;
import latchkey.account.Domain;
import latchkey.account.Keepers;
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
    private final CaseHolders holders;
    private final Keepers keepers;
    private final Account.Repository accounts;
    private final Domain.Repository domains;
    private final LookAtBans lookAtBans;
    private final Beginning.Repository beginnings;
    private final SignedIn signedIn;
    private final Visitor visitor;

    FailingPages(
            Worklist worklist,
            CaseHolders holders,
            Keepers keepers,
            Account.Repository accounts,
            Domain.Repository domains,
            LookAtBans lookAtBans,
            Beginning.Repository beginnings,
            SignedIn signedIn,
            Visitor visitor) {
        this.worklist = worklist;
        this.holders = holders;
        this.keepers = keepers;
        this.accounts = accounts;
        this.domains = domains;
        this.lookAtBans = lookAtBans;
        this.beginnings = beginnings;
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
        FailingForm.Read view = form.read(domain -> domains.served(domain, within), signedIn.who());
        if (view.tooLong()) {
            return Response.seeOther(URI.create(view.address("/helpdesk/failing") + "&cut=yes"))
                    .build();
        }
        WorklistPage page = worklist.page(view.filter(), view.order(), within, view.page());
        List<String> addresses =
                page.entries().stream().map(WorklistPage.Entry::address).toList();
        return visitor.answer(
                200,
                Templates.failing(new FailingView(
                        page,
                        lookAtBans.of(page.entries().stream()
                                .flatMap(entry -> entry.clients().stream())
                                .toList()),
                        view.filter(),
                        view.order(),
                        view.nonsense(),
                        form.wasCut(),
                        accounts.known(addresses),
                        holdersOf(addresses),
                        accounts.beginningWith(view.filter().search(), within, MOST_MAILBOXES),
                        within.all() ? domains.names(MOST_DOMAINS) : within.sorted(),
                        addresses.isEmpty() && view.filter().none() ? beginnings.now() : Beginning.UNDER_WAY)));
    }

    /** Somebody without a name is nobody to name. */
    private Map<String, String> holdersOf(List<String> addresses) {
        Map<String, CaseHolders.Holder> held = holders.of(addresses);
        Map<String, String> names = keepers.namesOf(
                held.values().stream().map(CaseHolders.Holder::who).collect(Collectors.toSet()));
        return held.entrySet().stream()
                .filter(one -> names.containsKey(one.getValue().who()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        one -> names.getOrDefault(one.getValue().who(), "")));
    }
}
