package latchkey.setup;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import latchkey.account.Domain;
import latchkey.account.OwnAccounts;
import latchkey.account.OwnAccounts.Chosen;
import latchkey.apppassword.IssueAppPassword.Order;
import latchkey.apppassword.Label;
import latchkey.mailclient.MailClient;
import latchkey.mailclient.MailClients;
import latchkey.setup.AppPasswordForm.Faults;
import latchkey.shared.Protocol;
import latchkey.signin.SignedIn;
import latchkey.web.FreshSecondFactor;
import latchkey.web.Roles;
import latchkey.web.Visitor;
import org.jboss.resteasy.reactive.RestQuery;

/** Choose a client, name the device, ask for the app password. */
@Path("/app-passwords")
@RolesAllowed(Roles.OWNER)
public class SetupPages {
    private static final int UNPROCESSABLE = 422;

    private final IssuedPages issuedPages;
    private final OwnAccounts ownAccounts;
    private final Domain.Repository domains;
    private final MailClients clients;
    private final SignedIn signedIn;
    private final Visitor visitor;

    SetupPages(
            IssuedPages issuedPages,
            OwnAccounts ownAccounts,
            Domain.Repository domains,
            MailClients clients,
            SignedIn signedIn,
            Visitor visitor) {
        this.issuedPages = issuedPages;
        this.ownAccounts = ownAccounts;
        this.domains = domains;
        this.clients = clients;
        this.signedIn = signedIn;
        this.visitor = visitor;
    }

    @CheckedTemplate(basePath = "setup")
    static class Templates {
        static native TemplateInstance choose(Chosen chosen, MailClients clients, boolean unknown);

        static native TemplateInstance form(FormView form);
    }

    /** The form as it is shown: empty, or with what was typed and what is wrong with it. */
    record FormView(
            Chosen chosen,
            MailClient client,
            String clientName,
            boolean newAccount,
            String label,
            Set<Protocol> offered,
            Set<Protocol> ticked,
            Faults faults) {
        /** A new id for each form that is shown. */
        public UUID formId() {
            return UUID.randomUUID();
        }
    }

    @GET
    @Path("new")
    @FreshSecondFactor
    public Response form(
            @RestQuery Optional<String> account,
            @RestQuery Optional<String> client,
            @RestQuery Optional<String> label,
            @RestQuery List<String> protocols,
            @RestQuery Optional<String> setup) {
        Chosen chosen = ownAccounts.chosen(signedIn.person(), account);
        Optional<MailClient> known = client.flatMap(clients::byKey);
        if (known.isEmpty()) {
            return visitor.answer(
                    client.isPresent() ? UNPROCESSABLE : 200, Templates.choose(chosen, clients, client.isPresent()));
        }
        Set<Protocol> offered = offered(chosen, known.get());
        Set<Protocol> ticked = protocols.isEmpty() ? known.get().usual() : Protocol.split(String.join(",", protocols));
        return visitor.answer(
                200,
                Templates.form(new FormView(
                        chosen,
                        known.get(),
                        known.get().nameIn(visitor.locale()),
                        AppPasswordForm.isNew(setup),
                        label.orElse(""),
                        offered,
                        ticked,
                        Faults.NONE)));
    }

    @POST
    public Response issue(@RestQuery Optional<String> account, @BeanParam AppPasswordForm form) {
        Chosen chosen = ownAccounts.chosen(signedIn.person(), account);
        if (!signedIn.secondFactorIsFresh()) {
            return Response.seeOther(form.again(chosen)).build();
        }
        Optional<MailClient> client = clients.byKey(form.client());
        if (client.isEmpty()) {
            return visitor.answer(UNPROCESSABLE, Templates.choose(chosen, clients, true));
        }
        Set<Protocol> offered = offered(chosen, client.get());
        Faults faults = form.faults(offered);
        if (faults.any()) {
            return visitor.answer(
                    UNPROCESSABLE,
                    Templates.form(new FormView(
                            chosen,
                            client.get(),
                            client.get().nameIn(visitor.locale()),
                            form.newAccount(),
                            form.label(),
                            offered,
                            form.protocols(),
                            faults)));
        }
        Order order =
                new Order(form.client(), Label.of(form.label()), form.protocols(), form.formId(), Optional.empty());
        return issuedPages.answer(chosen, client.get(), form.newAccount(), order);
    }

    private Set<Protocol> offered(Chosen chosen, MailClient client) {
        Domain domain = domains.findById(chosen.account().domain());
        return AppPasswordForm.offered(client, domain.endpoints().keySet());
    }
}
