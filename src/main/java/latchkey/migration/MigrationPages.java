package latchkey.migration;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import latchkey.shared.StaffDomains;
import latchkey.signin.SignedIn;
import latchkey.web.Roles;

/** How far the site is: for the helpdesk to read. */
@Path("/migration")
@RolesAllowed({Roles.HELPDESK, Roles.ADMIN, Roles.DOMAIN_HELPDESK, Roles.DOMAIN_ADMIN})
public class MigrationPages {
    private final Plans plans;
    private final SignedIn signedIn;

    MigrationPages(Plans plans, SignedIn signedIn) {
        this.signedIn = signedIn;
        this.plans = plans;
    }

    @CheckedTemplate(basePath = "migration")
    static class Templates {
        static native TemplateInstance overview(
                List<Plans.Standing> standings, List<Plans.Exemption> exemptions, StaffDomains planned);
    }

    @GET
    public TemplateInstance overview() {
        return Templates.overview(
                plans.all(signedIn.helpdeskOf()), plans.exemptions(signedIn.helpdeskOf()), signedIn.adminOf());
    }
}
