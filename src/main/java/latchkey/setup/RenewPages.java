package latchkey.setup;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import latchkey.account.OwnAccounts.Chosen;
import latchkey.apppassword.AppPasswordView;
import latchkey.apppassword.AskedFor;
import latchkey.apppassword.HowSoon;
import latchkey.apppassword.IssueAppPassword.Order;
import latchkey.apppassword.Label;
import latchkey.mailclient.MailClients;
import latchkey.shared.Protocol;
import latchkey.shared.Refusal;
import latchkey.signin.SignedIn;
import latchkey.web.FreshSecondFactor;
import latchkey.web.Roles;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** A new app password for the same client, device and protocols. The old one goes on until the new one has taken over. */
@Path("/app-passwords/{id}/renew")
@RolesAllowed(Roles.OWNER)
public class RenewPages {
    private final IssuedPages issuedPages;
    private final HowSoon howSoon;
    private final AskedFor askedFor;
    private final MailClients clients;
    private final SignedIn signedIn;

    RenewPages(IssuedPages issuedPages, HowSoon howSoon, AskedFor askedFor, MailClients clients, SignedIn signedIn) {
        this.issuedPages = issuedPages;
        this.howSoon = howSoon;
        this.askedFor = askedFor;
        this.clients = clients;
        this.signedIn = signedIn;
    }

    @CheckedTemplate(basePath = "setup")
    static class Templates {
        static native TemplateInstance renew(
                Chosen chosen, AppPasswordView old, String clientName, UUID formId, long within);
    }

    @GET
    @FreshSecondFactor
    public TemplateInstance confirm(@RestPath String id, @RestQuery Optional<String> account) {
        Chosen chosen = askedFor.mailbox(account);
        AppPasswordView old = renewable(chosen, id);
        return Templates.renew(
                chosen, old, clients.nameOf(old.client()), UUID.randomUUID(), howSoon.ends(chosen.address()));
    }

    @POST
    public Response renew(
            @RestPath String id, @RestQuery Optional<String> account, @RestForm("form") Optional<String> form) {
        Chosen chosen = askedFor.mailbox(account);
        AppPasswordView old = askedFor.one(chosen, id);
        if (!signedIn.secondFactorIsFresh()) {
            return Response.seeOther(URI.create("/app-passwords/" + old.id() + "/renew" + chosen.query()))
                    .build();
        }
        Set<Protocol> protocols = EnumSet.copyOf(old.protocols());
        Order order = new Order(
                old.client(), Label.of(old.label()), protocols, AppPasswordForm.formId(form), Optional.of(old.id()));
        return issuedPages.answer(chosen, clients.byKeyOrAny(old.client()), false, order);
    }

    private AppPasswordView renewable(Chosen chosen, String id) {
        AppPasswordView old = askedFor.one(chosen, id);
        if (!old.live()) {
            throw new Refusal.Conflict(Refusal.Why.APP_PASSWORD_ENDED);
        }
        if (old.replacement().isPresent()) {
            throw new Refusal.Conflict(Refusal.Why.RENEWED_ALREADY);
        }
        return old;
    }
}
