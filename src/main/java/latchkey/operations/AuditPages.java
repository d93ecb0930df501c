package latchkey.operations;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import latchkey.account.Keepers;
import latchkey.audit.Act;
import latchkey.audit.Actor;
import latchkey.audit.AuditView;
import latchkey.shared.StaffDomains;
import latchkey.signin.SignedIn;
import latchkey.web.Roles;

/** Who did what, to which mailbox, when. It can be read only. */
@Path("/admin/audit")
@RolesAllowed({Roles.ADMIN, Roles.DOMAIN_ADMIN})
public class AuditPages {
    private final ReadAuditTrail readAuditTrail;
    private final Keepers keepers;
    private final SignedIn signedIn;

    AuditPages(ReadAuditTrail readAuditTrail, Keepers keepers, SignedIn signedIn) {
        this.signedIn = signedIn;
        this.readAuditTrail = readAuditTrail;
        this.keepers = keepers;
    }

    @CheckedTemplate(basePath = "operations")
    static class Templates {
        static native TemplateInstance audit(View view);
    }

    record View(AuditForm form, List<AuditView> entries, boolean more, Map<String, String> names) {
        public List<Act> acts() {
            return List.of(Act.values());
        }

        /** The identity itself where no name is known. */
        public String name(Actor by) {
            return names.getOrDefault(by.who(), by.who());
        }

        public String next() {
            return form.link(entries.get(entries.size() - 1));
        }
    }

    @GET
    public TemplateInstance audit(@BeanParam AuditForm form) {
        StaffDomains within = signedIn.adminOf();
        List<AuditView> found = readAuditTrail.read(
                form.filter(text -> readAuditTrail.whoIs(text, within)), within, AuditForm.PAGE + 1);
        List<AuditView> page = found.stream().limit(AuditForm.PAGE).toList();
        return Templates.audit(new View(
                form,
                page,
                found.size() > AuditForm.PAGE,
                keepers.namesOf(page.stream()
                        .filter(entry -> !entry.byThePortal())
                        .map(entry -> entry.by().who())
                        .collect(Collectors.toSet()))));
    }
}
