package latchkey.migration;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import latchkey.shared.Refusal;
import latchkey.shared.StaffDomains;
import latchkey.signin.SignedIn;
import latchkey.web.Roles;
import org.jboss.resteasy.reactive.RestQuery;

/** How far the site is: for the helpdesk to read. */
@Path("/migration")
@RolesAllowed({Roles.HELPDESK, Roles.ADMIN, Roles.DOMAIN_HELPDESK, Roles.DOMAIN_ADMIN})
public class MigrationPages {
    private final Plans plans;
    private final Progress progress;
    private final PlanExemptions exemptions;
    private final SignedIn signedIn;

    MigrationPages(Plans plans, Progress progress, PlanExemptions exemptions, SignedIn signedIn) {
        this.plans = plans;
        this.progress = progress;
        this.exemptions = exemptions;
        this.signedIn = signedIn;
    }

    @CheckedTemplate(basePath = "migration")
    static class Templates {
        static native TemplateInstance overview(View view);
    }

    /** @param chosen the domain whose figures are shown; empty for all */
    record View(
            List<Plans.Standing> standings,
            Optional<String> chosen,
            Progress.Figures figures,
            BurnDown burnDown,
            List<Plans.Exemption> emergencies,
            List<Plans.Exemption> exemptions,
            boolean moreExemptions,
            StaffDomains planned) {
        public String atServer(AtServer what) {
            return "/migration/accounts?server=" + what.key()
                    + chosen.map(domain -> "&domain=" + domain).orElse("");
        }

        /** To the accounts behind a figure. */
        public String list(String state) {
            return "/migration/accounts?state=" + state
                    + chosen.map(domain -> "&domain=" + domain).orElse("");
        }
    }

    @GET
    public TemplateInstance overview(@RestQuery Optional<String> domain) {
        StaffDomains within = signedIn.helpdeskOf();
        List<Plans.Standing> standings = plans.all(within);
        Optional<String> chosen = domain.filter(name -> !name.isEmpty());
        if (chosen.isPresent()
                && standings.stream().noneMatch(one -> one.domain().equals(chosen.get()))) {
            throw new Refusal.NotFound();
        }
        List<Plans.Exemption> exempt = exemptions.some(within, "");
        return Templates.overview(new View(
                standings,
                chosen,
                progress.figures(chosen, within),
                new BurnDown(progress.days(chosen, within)),
                plans.exemptions(within),
                exempt.stream().limit(PlanExemptions.SHOWN).toList(),
                exempt.size() > PlanExemptions.SHOWN,
                signedIn.adminOf()));
    }
}
