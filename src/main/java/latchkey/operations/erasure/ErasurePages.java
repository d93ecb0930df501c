package latchkey.operations.erasure;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import latchkey.signin.SignedIn;
import latchkey.web.Roles;

/** Which mailboxes were erased, as the audit trail has them, and which are about to be. */
@Path("/admin/erasures")
@RolesAllowed({Roles.ADMIN, Roles.DOMAIN_ADMIN})
public class ErasurePages {
    private final Erasures erasures;
    private final SignedIn signedIn;

    ErasurePages(Erasures erasures, SignedIn signedIn) {
        this.erasures = erasures;
        this.signedIn = signedIn;
    }

    @CheckedTemplate(basePath = "operations")
    static class Templates {
        static native TemplateInstance erasures(List<Erasure> erasures);
    }

    @GET
    public TemplateInstance all() {
        return Templates.erasures(erasures.newest(signedIn.adminOf()));
    }
}
