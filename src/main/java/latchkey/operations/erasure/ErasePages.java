package latchkey.operations.erasure;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import latchkey.account.Keepers;
import latchkey.account.Keepers.MailboxView;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;
import latchkey.signin.SignedIn;
import latchkey.web.FreshSecondFactor;
import latchkey.web.Roles;
import latchkey.web.Visitor;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** Erases a mailbox that is switched off, when its address was typed. */
@Path("/admin/accounts/{address}/erase")
@RolesAllowed({Roles.ADMIN, Roles.DOMAIN_ADMIN})
public class ErasePages {
    private final EraseMailbox eraseMailbox;
    private final Keepers keepers;
    private final SignedIn signedIn;
    private final Visitor visitor;

    ErasePages(EraseMailbox eraseMailbox, Keepers keepers, SignedIn signedIn, Visitor visitor) {
        this.eraseMailbox = eraseMailbox;
        this.keepers = keepers;
        this.signedIn = signedIn;
        this.visitor = visitor;
    }

    @CheckedTemplate(basePath = "operations")
    static class Templates {
        static native TemplateInstance erase(MailboxView mailbox, boolean otherAddress);
    }

    @GET
    @FreshSecondFactor
    public TemplateInstance ask(@RestPath String address) {
        return Templates.erase(mailbox(address), false);
    }

    @POST
    @FreshSecondFactor
    public Response erase(@RestPath String address, @RestForm Optional<String> typed) {
        MailboxView mailbox = mailbox(address);
        if (typed.map(String::strip)
                .flatMap(MailAddress::parse)
                .filter(mailbox.address()::equals)
                .isEmpty()) {
            return visitor.answer(422, Templates.erase(mailbox, true));
        }
        eraseMailbox.erase(mailbox.address(), signedIn.adminOf(), signedIn.actor());
        return Response.seeOther(URI.create("/admin/erasures")).build();
    }

    private MailboxView mailbox(String address) {
        return keepers.of(MailAddress.parse(address).orElseThrow(Refusal.NotFound::new), signedIn.adminOf());
    }
}
