package latchkey.helpdesk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import latchkey.apppassword.AppPasswordView;
import latchkey.apppassword.IssueAppPassword;
import latchkey.apppassword.ListAppPasswords;
import latchkey.apppassword.RevokeAppPassword;
import latchkey.shared.Refusal;
import latchkey.signin.SignedIn;
import latchkey.web.FreshSecondFactor;
import latchkey.web.Roles;
import latchkey.web.Visitor;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** The helpdesk ends somebody's app password, and says why. It can neither make one nor see one. */
@Path("/helpdesk/app-passwords")
@RolesAllowed({Roles.HELPDESK, Roles.ADMIN, Roles.DOMAIN_HELPDESK, Roles.DOMAIN_ADMIN})
public class RevokePages {
    private static final int UNPROCESSABLE = 422;
    private static final int LONGEST_REASON = 300;

    private final ListAppPasswords appPasswords;
    private final RevokeAppPassword revokeAppPassword;
    private final SignedIn signedIn;
    private final Visitor visitor;

    RevokePages(
            ListAppPasswords appPasswords, RevokeAppPassword revokeAppPassword, SignedIn signedIn, Visitor visitor) {
        this.appPasswords = appPasswords;
        this.revokeAppPassword = revokeAppPassword;
        this.signedIn = signedIn;
        this.visitor = visitor;
    }

    enum Fault {
        NONE,
        MISSING,
        TOO_LONG;

        public boolean isPresent() {
            return this != NONE;
        }

        public boolean isMissing() {
            return this == MISSING;
        }
    }

    @CheckedTemplate(basePath = "helpdesk")
    static class Templates {
        static native TemplateInstance revoke(AppPasswordView appPassword, String back, String why, Fault fault);
    }

    /** One that has ended meanwhile needs no question. */
    @GET
    @Path("{id}/revoke")
    @FreshSecondFactor
    public Response confirm(@RestPath String id) {
        AppPasswordView appPassword = appPasswords.ofAnybody(id(id), signedIn.helpdeskOf());
        return appPassword.live()
                ? page(200, appPassword, "", Fault.NONE)
                : Response.seeOther(URI.create(back(appPassword))).build();
    }

    @POST
    @Path("{id}/revoke")
    @FreshSecondFactor
    public Response revoke(@RestPath String id, @RestForm("why") Optional<String> text) {
        AppPasswordView appPassword = appPasswords.ofAnybody(id(id), signedIn.helpdeskOf());
        String why = text.orElse("").strip();
        Fault fault = why.isEmpty() ? Fault.MISSING : why.length() > LONGEST_REASON ? Fault.TOO_LONG : Fault.NONE;
        if (fault != Fault.NONE) {
            return page(UNPROCESSABLE, appPassword, why, fault);
        }
        revokeAppPassword.revoke(
                appPassword.account(),
                appPassword.id(),
                signedIn.helpdeskOf(),
                new IssueAppPassword.By(signedIn.person(), signedIn.who(), signedIn.role()),
                why);
        return Response.seeOther(URI.create(back(appPassword) + "?revoked=" + appPassword.id()))
                .build();
    }

    private Response page(int status, AppPasswordView appPassword, String why, Fault fault) {
        return Response.status(status)
                .type("text/html;charset=UTF-8")
                .entity(visitor.render(Templates.revoke(appPassword, back(appPassword), why, fault)))
                .build();
    }

    private static String back(AppPasswordView appPassword) {
        return CaseAddress.of(appPassword.account().toString());
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException forged) {
            throw new Refusal.NotFound();
        }
    }
}
