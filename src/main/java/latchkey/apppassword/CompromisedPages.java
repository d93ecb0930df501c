package latchkey.apppassword;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import latchkey.account.OwnAccounts.Chosen;
import latchkey.signin.SignedIn;
import latchkey.web.FreshSecondFactor;
import latchkey.web.Roles;
import latchkey.web.Visitor;
import org.jboss.resteasy.reactive.RestQuery;

/** For a mailbox in other hands: its app passwords and the sign-ins of who keeps it end at once. */
@Path("/compromised")
@RolesAllowed(Roles.OWNER)
public class CompromisedPages {
    private final RevokeAllAppPasswords revokeAll;
    private final ListAppPasswords listAppPasswords;
    private final HowSoon howSoon;
    private final AskedFor askedFor;
    private final SignedIn signedIn;
    private final Visitor visitor;

    CompromisedPages(
            RevokeAllAppPasswords revokeAll,
            ListAppPasswords listAppPasswords,
            HowSoon howSoon,
            AskedFor askedFor,
            SignedIn signedIn,
            Visitor visitor) {
        this.revokeAll = revokeAll;
        this.listAppPasswords = listAppPasswords;
        this.howSoon = howSoon;
        this.askedFor = askedFor;
        this.signedIn = signedIn;
        this.visitor = visitor;
    }

    @CheckedTemplate(basePath = "apppassword")
    static class Templates {
        static native TemplateInstance compromised(Chosen chosen, long count, long within);

        static native TemplateInstance rescued(Chosen chosen, long within);
    }

    @GET
    @FreshSecondFactor
    public TemplateInstance compromised(@RestQuery Optional<String> account) {
        Chosen chosen = askedFor.mailbox(account);
        return Templates.compromised(
                chosen, listAppPasswords.liveOf(chosen.address()).size(), howSoon.ends(chosen.address()));
    }

    /** The answer is the page itself: who asks for it is signed out by that, and could open no other. */
    @POST
    @FreshSecondFactor
    public Response rescue(@RestQuery Optional<String> account) {
        Chosen chosen = askedFor.mailbox(account);
        revokeAll.compromised(chosen.address(), signedIn.since(), askedFor.by());
        return visitor.answer(200, Templates.rescued(chosen, howSoon.ends(chosen.address())));
    }
}
