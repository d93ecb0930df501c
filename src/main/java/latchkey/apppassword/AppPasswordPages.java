package latchkey.apppassword;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import latchkey.account.OwnAccounts;
import latchkey.account.OwnAccounts.Chosen;
import latchkey.mailclient.MailClients;
import latchkey.shared.Refusal;
import latchkey.signin.SignedIn;
import latchkey.web.Roles;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** An owner's app passwords: the list, one of them, and its end. */
@Path("/app-passwords")
@RolesAllowed(Roles.OWNER)
public class AppPasswordPages {
    private final ListAppPasswords listAppPasswords;
    private final RevokeAppPassword revokeAppPassword;
    private final OwnAccounts ownAccounts;
    private final MailClients clients;
    private final SignedIn signedIn;

    AppPasswordPages(
            ListAppPasswords listAppPasswords,
            RevokeAppPassword revokeAppPassword,
            OwnAccounts ownAccounts,
            MailClients clients,
            SignedIn signedIn) {
        this.listAppPasswords = listAppPasswords;
        this.revokeAppPassword = revokeAppPassword;
        this.ownAccounts = ownAccounts;
        this.clients = clients;
        this.signedIn = signedIn;
    }

    @CheckedTemplate(basePath = "apppassword")
    static class Templates {
        static native TemplateInstance list(Chosen chosen, List<Row> rows, Optional<Row> revoked);

        static native TemplateInstance detail(Chosen chosen, Row row, boolean answered);

        static native TemplateInstance confirmRevoke(Chosen chosen, Row row);
    }

    /** An app password and the name of its client. */
    record Row(AppPasswordView view, String clientName) {}

    @GET
    public TemplateInstance list(@RestQuery Optional<String> account, @RestQuery Optional<String> revoked) {
        Chosen chosen = chosen(account);
        List<Row> rows = listAppPasswords.liveOf(chosen.address()).stream()
                .map(this::row)
                .toList();
        Optional<Row> gone = revoked.map(id -> row(listAppPasswords.one(chosen.address(), id(id))))
                .filter(row -> !row.view().live());
        return Templates.list(chosen, rows, gone);
    }

    @GET
    @Path("{id}")
    public TemplateInstance detail(
            @RestPath String id, @RestQuery Optional<String> account, @RestQuery Optional<String> answered) {
        Chosen chosen = chosen(account);
        return Templates.detail(chosen, row(listAppPasswords.one(chosen.address(), id(id))), answered.isPresent());
    }

    @GET
    @Path("{id}/revoke")
    public TemplateInstance confirmRevoke(@RestPath String id, @RestQuery Optional<String> account) {
        Chosen chosen = chosen(account);
        return Templates.confirmRevoke(chosen, row(listAppPasswords.one(chosen.address(), id(id))));
    }

    @POST
    @Path("{id}/revoke")
    public Response revoke(@RestPath String id, @RestQuery Optional<String> account) {
        Chosen chosen = chosen(account);
        var by = new IssueAppPassword.By(signedIn.person(), signedIn.who(), signedIn.role());
        revokeAppPassword.revoke(chosen.address(), id(id), by);
        String query = chosen.query().isEmpty() ? "?" : chosen.query() + "&";
        return Response.seeOther(URI.create("/app-passwords" + query + "revoked=" + id(id)))
                .build();
    }

    private Chosen chosen(Optional<String> account) {
        return ownAccounts.chosen(signedIn.person(), account);
    }

    private Row row(AppPasswordView view) {
        return new Row(view, clients.nameOf(view.client()));
    }

    /** What is no id is nobody's app password. */
    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException forged) {
            throw new Refusal.NotFound();
        }
    }
}
