package latchkey.migration;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import latchkey.account.Keepers;
import latchkey.shared.MailAddress;
import latchkey.signin.SignedIn;
import latchkey.web.FreshSecondFactor;
import latchkey.web.Roles;
import org.jboss.resteasy.reactive.RestQuery;

/** What to type on the server when somebody must get in and this portal is not there. To be printed beforehand. */
@Path("/migration/plan/break-glass")
@RolesAllowed({Roles.ADMIN, Roles.DOMAIN_ADMIN})
@FreshSecondFactor
public class GlassPages {
    private final Plans plans;
    private final Keepers keepers;
    private final SignedIn signedIn;

    GlassPages(Plans plans, Keepers keepers, SignedIn signedIn) {
        this.plans = plans;
        this.keepers = keepers;
        this.signedIn = signedIn;
    }

    @CheckedTemplate(basePath = "migration")
    static class Templates {
        static native TemplateInstance glass(View view);
    }

    /** The lines themselves, for whom each is. */
    record View(String address, String domain) {
        private static final String UPDATE =
                "UPDATE latchkey.account SET exempt_until = GREATEST(COALESCE(exempt_until, UTC_TIMESTAMP(3)),"
                        + " UTC_TIMESTAMP(3) + INTERVAL 8 HOUR), exempt_why = 'break glass'";
        private static final String COMMAND = "java -jar quarkus-run.jar break-glass ";

        public List<String> commands() {
            return List.of(allow(address), allow(domain), allow("all"));
        }

        public List<String> ends() {
            return List.of(COMMAND + shell(address) + " --end", COMMAND + "all --end");
        }

        public List<String> statements() {
            return List.of(
                    UPDATE + " WHERE address = '" + sql(address) + "';",
                    UPDATE + " WHERE domain = '" + sql(domain) + "';",
                    UPDATE + ";");
        }

        private static String allow(String whom) {
            return COMMAND + shell(whom) + " --hours 8 --why \"break glass\"";
        }

        /** An address may hold quotes and dollars, and whoever types this is root. */
        private static String shell(String word) {
            return word.matches("[A-Za-z0-9@._-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
        }

        private static String sql(String name) {
            return name.replace("\\", "\\\\").replace("'", "''");
        }
    }

    @GET
    public TemplateInstance lines(@RestQuery Optional<String> domain, @RestQuery Optional<String> address) {
        String shown = domain.flatMap(name -> plans.of(name, signedIn.adminOf()))
                .map(Plans.Standing::domain)
                .orElse("example.org");
        return Templates.glass(new View(
                address.flatMap(MailAddress::parse)
                        .filter(mailbox -> keepers.known(mailbox, signedIn.adminOf()))
                        .map(MailAddress::toString)
                        .orElse("someone@" + shown),
                shown));
    }
}
