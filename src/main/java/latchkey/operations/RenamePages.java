package latchkey.operations;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Optional;
import latchkey.account.Keepers;
import latchkey.account.RenameMailbox;
import latchkey.account.RenamePolicy;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;
import latchkey.signin.SignedIn;
import latchkey.web.FreshSecondFactor;
import latchkey.web.Roles;
import latchkey.web.Visitor;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** Gives a mailbox another address, as its mail server knows it by now. */
@Path("/admin/accounts/{address}/rename")
@RolesAllowed({Roles.ADMIN, Roles.DOMAIN_ADMIN})
@FreshSecondFactor
public class RenamePages {
    private final RenameMailbox renameMailbox;
    private final RenamePolicy policy;
    private final Keepers keepers;
    private final SignedIn signedIn;
    private final Visitor visitor;

    RenamePages(RenameMailbox renameMailbox, RenamePolicy policy, Keepers keepers, SignedIn signedIn, Visitor visitor) {
        this.renameMailbox = renameMailbox;
        this.policy = policy;
        this.keepers = keepers;
        this.signedIn = signedIn;
        this.visitor = visitor;
    }

    @CheckedTemplate(basePath = "operations")
    static class Templates {
        static native TemplateInstance rename(MailAddress mailbox, long days, String typed, boolean noAddress);
    }

    @GET
    public TemplateInstance ask(@RestPath String address) {
        return Templates.rename(known(address), days(), "", false);
    }

    @POST
    public Response rename(@RestPath String address, @RestForm Optional<String> to) {
        MailAddress from = known(address);
        String typed = to.map(String::strip).orElse("");
        Optional<MailAddress> next =
                MailAddress.parse(typed).filter(one -> !one.localPart().contains("+"));
        if (next.isEmpty()) {
            return visitor.answer(422, Templates.rename(from, days(), typed, true));
        }
        renameMailbox.rename(from, next.get(), signedIn.adminOf(), signedIn.actor());
        return Response.seeOther(UriBuilder.fromPath("/admin/accounts/{address}")
                        .build(next.get().toString()))
                .build();
    }

    private MailAddress known(String address) {
        return MailAddress.parse(address)
                .filter(one -> keepers.known(one, signedIn.adminOf()))
                .orElseThrow(Refusal.NotFound::new);
    }

    private long days() {
        return policy.formerNameFor().toDays();
    }
}
