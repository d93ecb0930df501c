package latchkey.apppassword;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import latchkey.account.OwnAccounts.Chosen;
import latchkey.apppassword.AskedFor.Row;
import latchkey.shared.Refusal;
import latchkey.web.FreshSecondFactor;
import latchkey.web.Roles;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** An app password that has expired because nobody used it comes back. */
@Path("/app-passwords/{id}/revive")
@RolesAllowed(Roles.OWNER)
public class RevivePages {
    private final ReviveAppPassword reviveAppPassword;
    private final ListAppPasswords listAppPasswords;
    private final AskedFor askedFor;

    RevivePages(ReviveAppPassword reviveAppPassword, ListAppPasswords listAppPasswords, AskedFor askedFor) {
        this.reviveAppPassword = reviveAppPassword;
        this.listAppPasswords = listAppPasswords;
        this.askedFor = askedFor;
    }

    @CheckedTemplate(basePath = "apppassword")
    static class Templates {
        static native TemplateInstance confirmRevive(Chosen chosen, Row row);
    }

    @GET
    @FreshSecondFactor
    public TemplateInstance confirm(@RestPath String id, @RestQuery Optional<String> account) {
        Chosen chosen = askedFor.mailbox(account);
        Row row = askedFor.row(chosen, id);
        boolean revivable = listAppPasswords.revivableOf(chosen.address()).stream()
                .anyMatch(one -> one.id().equals(row.view().id()));
        if (!revivable) {
            throw new Refusal.Conflict(Refusal.Why.APP_PASSWORD_ENDED);
        }
        return Templates.confirmRevive(chosen, row);
    }

    @POST
    @FreshSecondFactor
    public Response revive(@RestPath String id, @RestQuery Optional<String> account) {
        Chosen chosen = askedFor.mailbox(account);
        reviveAppPassword.revive(chosen.address(), AskedFor.id(id), askedFor.by());
        return Response.seeOther(URI.create("/app-passwords/" + AskedFor.id(id) + chosen.query()))
                .build();
    }
}
