package latchkey.helpdesk.nudge;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import latchkey.shared.Refusal;
import latchkey.signin.SignedIn;
import latchkey.web.Roles;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The letters of a round: to be printed, and then to be said so. */
@Path("/helpdesk/nudges/{id}/letters")
@RolesAllowed({Roles.HELPDESK, Roles.ADMIN, Roles.DOMAIN_HELPDESK, Roles.DOMAIN_ADMIN})
public class LetterPages {
    private final PrintLetters printLetters;
    private final MarkPrinted markPrinted;
    private final NudgeRuns runs;
    private final SignedIn signedIn;

    LetterPages(PrintLetters printLetters, MarkPrinted markPrinted, NudgeRuns runs, SignedIn signedIn) {
        this.printLetters = printLetters;
        this.markPrinted = markPrinted;
        this.runs = runs;
        this.signedIn = signedIn;
    }

    @CheckedTemplate(basePath = "helpdesk")
    static class Templates {
        static native TemplateInstance letters(LettersView view);
    }

    @GET
    public TemplateInstance letters(@RestPath String id, @RestQuery Optional<String> after) {
        NudgeRun run = visible(id);
        int line = NudgeLine.number(after);
        return Templates.letters(LettersView.of(run, line, printLetters.of(run, line, PrintLetters.ON_A_PAGE)));
    }

    @POST
    @Path("printed")
    public Response printed(@RestPath String id, @RestForm Optional<String> after, @RestForm Optional<String> last) {
        NudgeRun run = visible(id);
        markPrinted.printed(
                run.id(), NudgeLine.number(after), NudgeLine.number(last), signedIn.helpdeskOf(), signedIn.actor());
        return Response.seeOther(URI.create(run.path() + "?show=" + Way.LETTER.key()))
                .build();
    }

    private NudgeRun visible(String id) {
        UUID number = NudgeRun.number(id).orElseThrow(Refusal.NotFound::new);
        return runs.visible(number, signedIn.helpdeskOf());
    }
}
