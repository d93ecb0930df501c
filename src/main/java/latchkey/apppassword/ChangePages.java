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
import latchkey.web.Roles;
import latchkey.web.Visitor;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** One app password gets another name, or ends because somebody else knows it. */
@Path("/app-passwords")
@RolesAllowed(Roles.OWNER)
public class ChangePages {
    private static final int UNPROCESSABLE = 422;

    private final RenameAppPassword renameAppPassword;
    private final RevokeAppPassword revokeAppPassword;
    private final KnowPlaces knowPlaces;
    private final HowSoon howSoon;
    private final AskedFor askedFor;
    private final Visitor visitor;

    ChangePages(
            RenameAppPassword renameAppPassword,
            RevokeAppPassword revokeAppPassword,
            KnowPlaces knowPlaces,
            HowSoon howSoon,
            AskedFor askedFor,
            Visitor visitor) {
        this.renameAppPassword = renameAppPassword;
        this.revokeAppPassword = revokeAppPassword;
        this.knowPlaces = knowPlaces;
        this.howSoon = howSoon;
        this.askedFor = askedFor;
        this.visitor = visitor;
    }

    @CheckedTemplate(basePath = "apppassword")
    static class Templates {
        static native TemplateInstance rename(Chosen chosen, Row row, String label, Optional<Label.Fault> fault);

        static native TemplateInstance confirmLeaked(Chosen chosen, Row row, long within);
    }

    @GET
    @Path("{id}/rename")
    public TemplateInstance nameIt(@RestPath String id, @RestQuery Optional<String> account) {
        Chosen chosen = askedFor.mailbox(account);
        Row row = askedFor.row(chosen, id);
        return Templates.rename(chosen, row, row.view().label(), Optional.empty());
    }

    @POST
    @Path("{id}/rename")
    public Response rename(@RestPath String id, @RestQuery Optional<String> account, @RestForm Optional<String> label) {
        Chosen chosen = askedFor.mailbox(account);
        Row row = askedFor.row(chosen, id);
        Label typed = Label.of(label.orElse(""));
        if (typed.fault().isPresent()) {
            return visitor.answer(UNPROCESSABLE, Templates.rename(chosen, row, label.orElse(""), typed.fault()));
        }
        renameAppPassword.rename(chosen.address(), row.view().id(), typed, askedFor.by());
        return Response.seeOther(URI.create("/app-passwords/" + row.view().id() + chosen.query()))
                .build();
    }

    /** Two places are his own: a phone on the way, a laptop at work. */
    @POST
    @Path("{id}/mine")
    public Response mine(@RestPath String id, @RestQuery Optional<String> account) {
        Chosen chosen = askedFor.mailbox(account);
        knowPlaces.mine(chosen.address(), AskedFor.id(id), askedFor.by());
        return Response.seeOther(URI.create("/app-passwords/" + AskedFor.id(id) + chosen.query()))
                .build();
    }

    @GET
    @Path("{id}/leaked")
    public TemplateInstance confirmLeaked(@RestPath String id, @RestQuery Optional<String> account) {
        Chosen chosen = askedFor.mailbox(account);
        return Templates.confirmLeaked(chosen, askedFor.row(chosen, id), howSoon.ends(chosen.address()));
    }

    @POST
    @Path("{id}/leaked")
    public Response leaked(@RestPath String id, @RestQuery Optional<String> account) {
        Chosen chosen = askedFor.mailbox(account);
        revokeAppPassword.leaked(chosen.address(), AskedFor.id(id), askedFor.by());
        return Response.seeOther(URI.create(chosen.at("/app-passwords", "leaked=" + AskedFor.id(id))))
                .build();
    }
}
