package latchkey.setup;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Optional;
import latchkey.apppassword.AskedFor;
import latchkey.web.Roles;
import org.jboss.resteasy.reactive.RestQuery;

/** The note beside the lights that a network is shut out; empty as long as none is. */
@Path("/shut-out")
@RolesAllowed(Roles.OWNER)
public class ShutOutPages {
    private final ShutOut.Look look;
    private final AskedFor askedFor;

    ShutOutPages(ShutOut.Look look, AskedFor askedFor) {
        this.look = look;
        this.askedFor = askedFor;
    }

    @CheckedTemplate(basePath = "setup")
    static class Templates {
        static native TemplateInstance shutOut(Optional<ShutOut> shutOut);
    }

    @GET
    public TemplateInstance shutOut(@RestQuery Optional<String> account) {
        return Templates.shutOut(look.at(askedFor.mailbox(account).address()));
    }
}
