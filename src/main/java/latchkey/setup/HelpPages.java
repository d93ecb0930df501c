package latchkey.setup;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import latchkey.account.Domain;
import latchkey.account.OwnAccounts;
import latchkey.attempt.Reason;
import latchkey.signin.SignedIn;
import latchkey.web.Visitor;

/** Help for who has a mailbox. It knows nobody but who is signed in, so whoever cannot sign in reads it too. */
@Path("/help")
public class HelpPages {
    private final OwnAccounts ownAccounts;
    private final Domain.Repository domains;
    private final SignedIn signedIn;
    private final Visitor visitor;

    HelpPages(OwnAccounts ownAccounts, Domain.Repository domains, SignedIn signedIn, Visitor visitor) {
        this.ownAccounts = ownAccounts;
        this.domains = domains;
        this.signedIn = signedIn;
        this.visitor = visitor;
    }

    @CheckedTemplate(basePath = "setup")
    static class Templates {
        static native TemplateInstance help(View view);
    }

    /** @param contacts of the helpdesks of one's own mailboxes */
    record View(List<String> contacts) {
        public List<Light.State> lights() {
            return List.of(Light.State.values());
        }

        public List<Reason> reasons() {
            return List.of(Reason.values());
        }
    }

    @GET
    @PermitAll
    public TemplateInstance help() {
        return Templates.help(new View(visitor.isSignedIn() ? contacts() : List.of()));
    }

    private List<String> contacts() {
        return ownAccounts.of(signedIn.person()).stream()
                .flatMap(account -> domains.findByIdOptional(account.domain()).stream())
                .flatMap(domain -> domain.helpdeskContact().stream())
                .distinct()
                .toList();
    }
}
