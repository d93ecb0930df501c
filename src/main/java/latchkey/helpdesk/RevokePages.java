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
import latchkey.apppassword.AppPasswordView;
import latchkey.apppassword.HowSoon;
import latchkey.apppassword.IssueAppPassword;
import latchkey.apppassword.ListAppPasswords;
import latchkey.apppassword.RevokeAppPassword;
import latchkey.signin.SignedIn;
import latchkey.web.FreshSecondFactor;
import latchkey.web.IdInAddress;
import latchkey.web.Roles;
import latchkey.web.Visitor;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** The helpdesk ends somebody's app password, and says why. It can neither make one nor see one. */
@Path("/helpdesk/app-passwords")
@RolesAllowed({Roles.HELPDESK, Roles.ADMIN, Roles.DOMAIN_HELPDESK, Roles.DOMAIN_ADMIN})
public class RevokePages {
    private static final int UNPROCESSABLE = 422;

    private final ListAppPasswords appPasswords;
    private final RevokeAppPassword revokeAppPassword;
    private final HowSoon howSoon;
    private final SignedIn signedIn;
    private final Visitor visitor;

    RevokePages(
            ListAppPasswords appPasswords,
            RevokeAppPassword revokeAppPassword,
            HowSoon howSoon,
            SignedIn signedIn,
            Visitor visitor) {
        this.appPasswords = appPasswords;
        this.revokeAppPassword = revokeAppPassword;
        this.howSoon = howSoon;
        this.signedIn = signedIn;
        this.visitor = visitor;
    }

    @CheckedTemplate(basePath = "helpdesk")
    static class Templates {
        static native TemplateInstance revoke(AppPasswordView appPassword, String back, WhyText why, long within);
    }

    /** One that has ended meanwhile needs no question. */
    @GET
    @Path("{id}/revoke")
    @FreshSecondFactor
    public Response confirm(@RestPath String id) {
        AppPasswordView appPassword = appPasswords.ofAnybody(IdInAddress.of(id), signedIn.helpdeskOf());
        return appPassword.live()
                ? page(200, appPassword, WhyText.NOT_ASKED_YET)
                : Response.seeOther(URI.create(back(appPassword))).build();
    }

    @POST
    @Path("{id}/revoke")
    @FreshSecondFactor
    public Response revoke(@RestPath String id, @RestForm("why") Optional<String> text) {
        AppPasswordView appPassword = appPasswords.ofAnybody(IdInAddress.of(id), signedIn.helpdeskOf());
        WhyText why = WhyText.of(text);
        if (!why.good()) {
            return page(UNPROCESSABLE, appPassword, why);
        }
        revokeAppPassword.revoke(
                appPassword.account(),
                appPassword.id(),
                signedIn.helpdeskOf(),
                new IssueAppPassword.By(signedIn.person(), signedIn.who(), signedIn.role()),
                why.text());
        return Response.seeOther(URI.create(back(appPassword) + "?revoked=" + appPassword.id()))
                .build();
    }

    private Response page(int status, AppPasswordView appPassword, WhyText why) {
        return visitor.answer(
                status, Templates.revoke(appPassword, back(appPassword), why, howSoon.ends(appPassword.account())));
    }

    private static String back(AppPasswordView appPassword) {
        return CaseAddress.of(appPassword.account().toString());
    }
}
