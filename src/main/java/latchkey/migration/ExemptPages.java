package latchkey.migration;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;
import latchkey.shared.StaffDomains;
import latchkey.signin.SignedIn;
import latchkey.web.FreshSecondFactor;
import latchkey.web.Roles;
import latchkey.web.Visitor;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** Whom no plan takes before a day, and why. */
@Path("/migration/plan/exempt")
@RolesAllowed({Roles.ADMIN, Roles.DOMAIN_ADMIN})
@FreshSecondFactor
public class ExemptPages {
    private final Plans plans;
    private final PlanExemptions exemptions;
    private final SignedIn signedIn;
    private final Visitor visitor;
    private final Clock clock;

    ExemptPages(Plans plans, PlanExemptions exemptions, SignedIn signedIn, Visitor visitor, Clock clock) {
        this.plans = plans;
        this.exemptions = exemptions;
        this.signedIn = signedIn;
        this.visitor = visitor;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "migration")
    static class Templates {
        static native TemplateInstance exempt(View view);
    }

    record View(
            ListPages.View given,
            boolean noReason,
            List<Plans.Exemption> exemptions,
            String after,
            boolean more,
            boolean saved,
            Optional<PlanExemptions.Ended> ended) {
        public String next() {
            return UriBuilder.fromPath("/migration/plan/exempt")
                    .queryParam("domain", given.domain())
                    .queryParam("after", "{after}")
                    .build(exemptions.get(exemptions.size() - 1).address())
                    .toString();
        }
    }

    @GET
    public Response list(
            @RestQuery Optional<String> domain,
            @RestQuery Optional<String> done,
            @RestQuery Optional<String> ended,
            @RestQuery Optional<String> after) {
        String name = known(domain);
        return page(
                200,
                ListPages.View.of(name, new ListForm(), false, false, List.of()),
                false,
                AccountsInState.ascii(after.orElse("")),
                done.isPresent(),
                ended.flatMap(MailAddress::parse)
                        .flatMap(address -> exemptions.ended(address, StaffDomains.of(Set.of(name)))));
    }

    @POST
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
    public Response give(@RestQuery Optional<String> domain, @BeanParam ListForm form) {
        String name = known(domain);
        AddressList list = form.list();
        boolean noDate = form.date(clock).filter(clock.instant()::isBefore).isEmpty();
        if (list.isEmpty() || noDate || form.why().isEmpty()) {
            ListPages.View faults = ListPages.View.of(name, form, list.isEmpty(), noDate, list.wrong());
            return page(422, faults, form.why().isEmpty(), "", false, Optional.empty());
        }
        List<AddressList.BadLine> wrong = exemptions.give(
                name, list, form.date(clock).get(), form.why().get(), signedIn.adminOf(), signedIn.actor());
        return wrong.isEmpty()
                ? back(name, "done", "yes")
                : page(422, ListPages.View.of(name, form, false, false, wrong), false, "", false, Optional.empty());
    }

    @POST
    @Path("end")
    public Response end(@RestQuery Optional<String> domain, @RestForm Optional<String> address) {
        String name = known(domain);
        MailAddress ended = address.flatMap(MailAddress::parse)
                .filter(found -> exemptions.end(found, signedIn.adminOf(), signedIn.actor()))
                .orElseThrow(Refusal.NotFound::new);
        return back(name, "ended", ended.toString());
    }

    private String known(Optional<String> domain) {
        return domain.flatMap(name -> plans.of(name, signedIn.adminOf()))
                .map(Plans.Standing::domain)
                .orElseThrow(Refusal.NotFound::new);
    }

    private static Response back(String domain, String what, String value) {
        return Response.seeOther(UriBuilder.fromPath("/migration/plan/exempt")
                        .queryParam("domain", domain)
                        .queryParam(what, "{value}")
                        .build(value))
                .build();
    }

    private Response page(
            int status,
            ListPages.View given,
            boolean noReason,
            String after,
            boolean saved,
            Optional<PlanExemptions.Ended> ended) {
        List<Plans.Exemption> found = exemptions.some(StaffDomains.of(Set.of(given.domain())), after);
        View view = new View(
                given,
                noReason,
                found.stream().limit(PlanExemptions.SHOWN).toList(),
                after,
                found.size() > PlanExemptions.SHOWN,
                saved,
                ended);
        return visitor.answer(status, Templates.exempt(view));
    }
}
