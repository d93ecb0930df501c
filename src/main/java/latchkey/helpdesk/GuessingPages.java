package latchkey.helpdesk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Optional;
import latchkey.diagnosis.ListGuessing;
import latchkey.signin.SignedIn;
import latchkey.web.Roles;
import org.jboss.resteasy.reactive.RestQuery;

/** Who tries passwords that he does not know, and at which mailboxes. */
@Path("/helpdesk/guessing")
@RolesAllowed({Roles.HELPDESK, Roles.ADMIN, Roles.DOMAIN_HELPDESK, Roles.DOMAIN_ADMIN})
public class GuessingPages {
    private final ListGuessing guessing;
    private final SignedIn signedIn;

    GuessingPages(ListGuessing guessing, SignedIn signedIn) {
        this.guessing = guessing;
        this.signedIn = signedIn;
    }

    @CheckedTemplate(basePath = "helpdesk")
    static class Templates {
        static native TemplateInstance guessing(View view);
    }

    record View(ListGuessing.Page page) {
        public String caseOf(String address) {
            return CaseAddress.of(address);
        }

        public String address(int number) {
            return "/helpdesk/guessing?page=" + number;
        }
    }

    /** What is no page is the first one. */
    @GET
    public TemplateInstance guessing(@RestQuery Optional<String> page) {
        int number = page.filter(text -> text.matches("[1-9][0-9]{0,4}"))
                .map(Integer::parseInt)
                .orElse(1);
        return Templates.guessing(new View(guessing.page(signedIn.helpdeskOf(), number)));
    }
}
