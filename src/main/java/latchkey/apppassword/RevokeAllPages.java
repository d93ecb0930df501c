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
import latchkey.web.FreshSecondFactor;
import latchkey.web.Roles;
import org.jboss.resteasy.reactive.RestQuery;

/** All app passwords of a mailbox end at once. */
@Path("/app-passwords/revoke-all")
@RolesAllowed(Roles.OWNER)
public class RevokeAllPages {
    private final RevokeAllAppPasswords revokeAll;
    private final ListAppPasswords listAppPasswords;
    private final HowSoon howSoon;
    private final AskedFor askedFor;

    RevokeAllPages(
            RevokeAllAppPasswords revokeAll, ListAppPasswords listAppPasswords, HowSoon howSoon, AskedFor askedFor) {
        this.revokeAll = revokeAll;
        this.listAppPasswords = listAppPasswords;
        this.howSoon = howSoon;
        this.askedFor = askedFor;
    }

    @CheckedTemplate(basePath = "apppassword")
    static class Templates {
        static native TemplateInstance confirmRevokeAll(Chosen chosen, long count, long within);
    }

    @GET
    @FreshSecondFactor
    public TemplateInstance confirmRevokeAll(@RestQuery Optional<String> account) {
        Chosen chosen = askedFor.mailbox(account);
        return Templates.confirmRevokeAll(
                chosen, listAppPasswords.liveOf(chosen.address()).size(), howSoon.ends(chosen.address()));
    }

    @POST
    @FreshSecondFactor
    public Response revokeAll(@RestQuery Optional<String> account) {
        Chosen chosen = askedFor.mailbox(account);
        revokeAll.revokeAll(chosen.address(), askedFor.by());
        return Response.seeOther(URI.create(chosen.at("/app-passwords", "revoked=all")))
                .build();
    }
}
