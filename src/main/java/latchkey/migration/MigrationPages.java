package latchkey.migration;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import latchkey.web.Roles;

/** How far the site is: for the helpdesk to read. */
@Path("/migration")
@RolesAllowed({Roles.HELPDESK, Roles.ADMIN})
public class MigrationPages {
    private final Plans plans;

    MigrationPages(Plans plans) {
        this.plans = plans;
    }

    @CheckedTemplate(basePath = "migration")
    static class Templates {
        static native TemplateInstance overview(List<Plans.Standing> standings, List<Plans.Exemption> exemptions);
    }

    @GET
    public TemplateInstance overview() {
        return Templates.overview(plans.all(), plans.exemptions());
    }
}
