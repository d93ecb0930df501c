package latchkey.helpdesk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import latchkey.account.CheckCaller;
import latchkey.helpdesk.CaseDesk.Asked;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;
import latchkey.signin.SignedIn;
import latchkey.web.IdInAddress;
import latchkey.web.Roles;
import latchkey.web.Visitor;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** What is done at a case: it is taken on, given to a colleague or given back, noted at, and its caller is checked. */
@Path("/helpdesk/accounts/{address}")
@RolesAllowed({Roles.HELPDESK, Roles.ADMIN, Roles.DOMAIN_HELPDESK, Roles.DOMAIN_ADMIN})
public class KeepCasePages {
    private static final int UNPROCESSABLE = 422;

    private final KeepCase keepCase;
    private final CheckCaller checkCaller;
    private final ShowCase showCase;
    private final SignedIn signedIn;
    private final Visitor visitor;

    KeepCasePages(KeepCase keepCase, CheckCaller checkCaller, ShowCase showCase, SignedIn signedIn, Visitor visitor) {
        this.keepCase = keepCase;
        this.checkCaller = checkCaller;
        this.showCase = showCase;
        this.signedIn = signedIn;
        this.visitor = visitor;
    }

    @POST
    @Path("take")
    public Response take(@RestPath String address) {
        MailAddress mailbox = mailbox(address);
        keepCase.take(mailbox, signedIn.helpdeskOf(), signedIn.actor());
        return back(mailbox, "");
    }

    @POST
    @Path("assign")
    public Response assign(@RestPath String address, @RestForm("colleague") Optional<String> colleague) {
        MailAddress mailbox = mailbox(address);
        keepCase.assign(mailbox, IdInAddress.of(colleague.orElse("")), signedIn.helpdeskOf(), signedIn.actor());
        return back(mailbox, "");
    }

    @POST
    @Path("release")
    public Response release(@RestPath String address) {
        MailAddress mailbox = mailbox(address);
        keepCase.release(mailbox, signedIn.helpdeskOf(), signedIn.actor());
        return back(mailbox, "");
    }

    @POST
    @Path("notes")
    public Response note(@RestPath String address, @RestForm("note") Optional<String> typed) {
        MailAddress mailbox = mailbox(address);
        NoteText note = NoteText.of(typed.orElse(""));
        if (note.fault().isPresent()) {
            return again(mailbox, new Asked(note.text(), note.fault(), Optional.empty()));
        }
        keepCase.note(mailbox, note, signedIn.helpdeskOf(), signedIn.actor());
        return back(mailbox, "#notes");
    }

    @POST
    @Path("notes/{id}/strike")
    public Response strike(@RestPath String address, @RestPath String id) {
        MailAddress mailbox = mailbox(address);
        keepCase.strike(mailbox, IdInAddress.of(id), signedIn.helpdeskOf(), signedIn.actor());
        return back(mailbox, "#notes");
    }

    /** That he is confirmed is only ever read from where it is kept, never from the address of a page. */
    @POST
    @Path("caller")
    public Response caller(@RestPath String address, @RestForm("code") Optional<String> typed) {
        MailAddress mailbox = mailbox(address);
        CheckCaller.Answer answer =
                checkCaller.check(mailbox, typed.orElse(""), signedIn.helpdeskOf(), signedIn.actor());
        return answer.outcome() == CheckCaller.Outcome.CONFIRMED
                ? back(mailbox, "#caller")
                : again(mailbox, new Asked("", Optional.empty(), Optional.of(answer)));
    }

    private Response again(MailAddress mailbox, Asked asked) {
        return visitor.answer(UNPROCESSABLE, showCase.again(mailbox, asked));
    }

    private static Response back(MailAddress mailbox, String part) {
        return Response.seeOther(URI.create(CaseAddress.of(mailbox.toString()) + part))
                .build();
    }

    private static MailAddress mailbox(String address) {
        return MailAddress.parse(address).orElseThrow(Refusal.NotFound::new);
    }
}
