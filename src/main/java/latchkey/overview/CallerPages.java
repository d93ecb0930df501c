package latchkey.overview;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import latchkey.account.CallerCode;
import latchkey.account.CheckCaller;
import latchkey.account.Domain;
import latchkey.account.OwnAccounts;
import latchkey.account.OwnAccounts.Chosen;
import latchkey.signin.SignedIn;
import latchkey.web.Roles;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** The helpdesk has asked for a code: whoever looks after a mailbox makes one, and reads it out on the phone. */
@Path("/settings/helpdesk-code")
@RolesAllowed(Roles.OWNER)
public class CallerPages {
    private final CheckCaller checkCaller;
    private final OwnAccounts ownAccounts;
    private final Domain.Repository domains;
    private final SignedIn signedIn;

    CallerPages(CheckCaller checkCaller, OwnAccounts ownAccounts, Domain.Repository domains, SignedIn signedIn) {
        this.checkCaller = checkCaller;
        this.ownAccounts = ownAccounts;
        this.domains = domains;
        this.signedIn = signedIn;
    }

    @CheckedTemplate(basePath = "overview")
    static class Templates {
        static native TemplateInstance callerCode(View view);
    }

    /** @param code as it is read out; empty before there is one */
    record View(Chosen chosen, List<Chosen> own, String code, String contact) {
        public long minutes() {
            return CallerCode.GOOD_FOR.toMinutes();
        }

        public boolean isChosen(Chosen one) {
            return one.address().equals(chosen.address());
        }

        @Override
        public String toString() {
            return "View of " + chosen.address();
        }
    }

    @GET
    public TemplateInstance question(@RestQuery Optional<String> account) {
        return page(ownAccounts.chosen(signedIn.person(), account), "");
    }

    /** The only page that shows it. */
    @POST
    public TemplateInstance make(@RestForm Optional<String> account) {
        Chosen chosen = ownAccounts.chosen(signedIn.person(), account);
        CallerCode code = checkCaller.make(chosen.address(), signedIn.person(), signedIn.actor());
        return page(chosen, code.spaced());
    }

    private TemplateInstance page(Chosen chosen, String code) {
        return Templates.callerCode(new View(
                chosen,
                ownAccounts.of(signedIn.person()).stream().map(Chosen::of).toList(),
                code,
                domains.findById(chosen.account().domain()).helpdeskContact().orElse("")));
    }
}
