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
import latchkey.shared.Refusal;
import latchkey.signin.SignedIn;
import latchkey.web.FreshSecondFactor;
import latchkey.web.Roles;
import latchkey.web.Visitor;
import org.jboss.resteasy.reactive.RestQuery;

/** Where an admin tries dry what would happen to the accounts of a list. */
@Path("/migration/plan/list")
@RolesAllowed({Roles.ADMIN, Roles.DOMAIN_ADMIN})
@FreshSecondFactor
public class ListPages {
    private final Plans plans;
    private final TryListDry tryListDry;
    private final SignedIn signedIn;
    private final Visitor visitor;
    private final Clock clock;

    ListPages(Plans plans, TryListDry tryListDry, SignedIn signedIn, Visitor visitor, Clock clock) {
        this.plans = plans;
        this.tryListDry = tryListDry;
        this.signedIn = signedIn;
        this.visitor = visitor;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "migration")
    static class Templates {
        static native TemplateInstance list(View view);
    }

    /** @param wrong the first of the wrong lines */
    record View(
            String domain,
            ListForm form,
            boolean noAddress,
            boolean wrongDate,
            List<AddressList.BadLine> wrong,
            long wrongInAll) {
        static final int NAMED = 50;

        static View of(
                String domain, ListForm form, boolean noAddress, boolean wrongDate, List<AddressList.BadLine> wrong) {
            return new View(
                    domain,
                    form,
                    noAddress,
                    wrongDate,
                    wrong.stream().limit(NAMED).toList(),
                    wrong.size());
        }

        public boolean more() {
            return wrongInAll > wrong.size();
        }
    }

    @GET
    public Response form(@RestQuery Optional<String> domain) {
        return page(200, View.of(known(domain), new ListForm(), false, false, List.of()));
    }

    @POST
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
    public Response tryDry(@RestQuery Optional<String> domain, @BeanParam ListForm form) {
        String name = known(domain);
        AddressList list = form.list();
        if (list.isEmpty() || form.date(clock).isEmpty()) {
            return page(
                    422, View.of(name, form, list.isEmpty(), form.date(clock).isEmpty(), list.wrong()));
        }
        TryListDry.Tried tried =
                tryListDry.tryDry(name, list, form.date(clock).get(), signedIn.adminOf(), signedIn.actor());
        return tried.run().isEmpty()
                ? page(422, View.of(name, form, false, false, tried.wrong()))
                : Response.seeOther(UriBuilder.fromPath("/migration/plan")
                                .queryParam("domain", name)
                                .queryParam("run", tried.run().get())
                                .build())
                        .build();
    }

    private String known(Optional<String> domain) {
        return domain.flatMap(name -> plans.of(name, signedIn.adminOf()))
                .map(Plans.Standing::domain)
                .orElseThrow(Refusal.NotFound::new);
    }

    private Response page(int status, View view) {
        return visitor.answer(status, Templates.list(view));
    }
}
