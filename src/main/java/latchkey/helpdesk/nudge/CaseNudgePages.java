package latchkey.helpdesk.nudge;

import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import latchkey.helpdesk.CaseAddress;
import latchkey.helpdesk.NoteLook;
import latchkey.helpdesk.nudge.PrintLetters.Sheet;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;
import latchkey.signin.SignedIn;
import latchkey.web.Roles;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** The owner of one mailbox is nudged from its case, by the same rules; or gets a letter. */
@Path("/helpdesk/accounts/{address}")
@RolesAllowed({Roles.HELPDESK, Roles.ADMIN, Roles.DOMAIN_HELPDESK, Roles.DOMAIN_ADMIN})
public class CaseNudgePages {
    private final TryNudgeDry tryNudgeDry;
    private final PrintLetters printLetters;
    private final MarkPrinted markPrinted;
    private final AboutNudges aboutNudges;
    private final NoteLook noteLook;
    private final SignedIn signedIn;

    CaseNudgePages(
            TryNudgeDry tryNudgeDry,
            PrintLetters printLetters,
            MarkPrinted markPrinted,
            AboutNudges aboutNudges,
            NoteLook noteLook,
            SignedIn signedIn) {
        this.tryNudgeDry = tryNudgeDry;
        this.printLetters = printLetters;
        this.markPrinted = markPrinted;
        this.aboutNudges = aboutNudges;
        this.noteLook = noteLook;
        this.signedIn = signedIn;
    }

    /** Dry: the page that follows shows what he would get and how, and asks. */
    @POST
    @Path("nudge")
    public Response nudge(@RestPath String address) {
        MailAddress mailbox = mailbox(address);
        UUID round = tryNudgeDry.one(mailbox, signedIn.helpdeskOf(), signedIn.actor());
        noteLook.at(mailbox, signedIn.actor());
        return Response.seeOther(URI.create("/helpdesk/nudges/" + round)).build();
    }

    @GET
    @Path("letter")
    public TemplateInstance letter(@RestPath String address) {
        MailAddress mailbox = mailbox(address);
        List<Sheet> sheets = printLetters.of(mailbox, signedIn.helpdeskOf());
        noteLook.at(mailbox, signedIn.actor());
        return LetterPages.Templates.letters(LettersView.of(
                sheets,
                CaseAddress.of(mailbox.toString()),
                aboutNudges.of(mailbox).last()));
    }

    /** Only now it is a nudge. */
    @POST
    @Path("letter/printed")
    public Response printed(@RestPath String address, @RestForm Optional<String> form) {
        MailAddress mailbox = mailbox(address);
        UUID number = form.flatMap(NudgeRun::number).orElseGet(UUID::randomUUID);
        markPrinted.printed(number, mailbox, signedIn.helpdeskOf(), signedIn.actor());
        noteLook.at(mailbox, signedIn.actor());
        return Response.seeOther(URI.create(CaseAddress.of(mailbox.toString()))).build();
    }

    private static MailAddress mailbox(String address) {
        return MailAddress.parse(address).orElseThrow(Refusal.NotFound::new);
    }
}
