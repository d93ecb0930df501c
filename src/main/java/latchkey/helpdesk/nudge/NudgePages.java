package latchkey.helpdesk.nudge;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import latchkey.account.Domain;
import latchkey.audit.Actor;
import latchkey.diagnosis.AskedFilter;
import latchkey.helpdesk.nudge.ShowNudges.Round;
import latchkey.shared.Refusal;
import latchkey.shared.StaffDomains;
import latchkey.signin.SignedIn;
import latchkey.web.Roles;
import latchkey.web.Visitor;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Rounds of nudges: chosen by a filter, seen, tried dry, begun, stopped; and the log of all. */
@Path("/helpdesk/nudges")
@RolesAllowed({Roles.HELPDESK, Roles.ADMIN, Roles.DOMAIN_HELPDESK, Roles.DOMAIN_ADMIN})
public class NudgePages {
    private static final String BASE = "/helpdesk/nudges";
    private static final int UNPROCESSABLE = 422;

    private final ShowNudges showNudges;
    private final TryNudgeDry tryNudgeDry;
    private final DirectNudges directNudges;
    private final NudgeRuns runs;
    private final Domain.Repository domains;
    private final SignedIn signedIn;
    private final Visitor visitor;

    NudgePages(
            ShowNudges showNudges,
            TryNudgeDry tryNudgeDry,
            DirectNudges directNudges,
            NudgeRuns runs,
            Domain.Repository domains,
            SignedIn signedIn,
            Visitor visitor) {
        this.showNudges = showNudges;
        this.tryNudgeDry = tryNudgeDry;
        this.directNudges = directNudges;
        this.runs = runs;
        this.domains = domains;
        this.signedIn = signedIn;
        this.visitor = visitor;
    }

    @CheckedTemplate(basePath = "helpdesk")
    static class Templates {
        static native TemplateInstance nudges(List<Round> rounds);

        static native TemplateInstance nudge(NudgeView view);

        static native TemplateInstance nudgeRun(RunView view);
    }

    @GET
    public TemplateInstance all() {
        return Templates.nudges(showNudges.rounds(signedIn.helpdeskOf()));
    }

    /** A filter that does not exist is named, and chooses nobody: it must not be taken for all. */
    @GET
    @Path("new")
    public TemplateInstance chosen(@Context UriInfo uri) {
        return Templates.nudge(showNudges.chosen(read(uri.getQueryParameters()), signedIn.helpdeskOf(), false));
    }

    @POST
    public Response tryDry(@RestForm("form") Optional<String> form, MultivaluedMap<String, String> fields) {
        StaffDomains within = signedIn.helpdeskOf();
        AskedFilter filter = read(fields);
        Optional<UUID> number = form.flatMap(NudgeRun::number);
        boolean makesSense = filter.nonsense().isEmpty() && !filter.tooLong();
        if (number.isEmpty() || !makesSense) {
            return again(filter, number.isEmpty());
        }
        TryNudgeDry.Answer answer =
                tryNudgeDry.filtered(number.get(), Asked.of(filter.filter()), within, signedIn.actor());
        return answer == TryNudgeDry.Answer.MADE ? to(runs.visible(number.get(), within)) : again(filter, false);
    }

    @GET
    @Path("{id}")
    public TemplateInstance one(
            @RestPath String id, @RestQuery Optional<String> show, @RestQuery Optional<String> after) {
        return Templates.nudgeRun(showNudges.run(visible(id), show, NudgeLine.number(after)));
    }

    @POST
    @Path("{id}/begin")
    public Response begin(@RestPath String id) {
        return direct(id, directNudges::begin);
    }

    @POST
    @Path("{id}/stop")
    public Response stop(@RestPath String id) {
        return direct(id, directNudges::stop);
    }

    @POST
    @Path("{id}/go-on")
    public Response goOn(@RestPath String id) {
        return direct(id, directNudges::goOn);
    }

    private interface Directing {
        void run(UUID id, StaffDomains within, Actor by);
    }

    private Response direct(String id, Directing directing) {
        NudgeRun run = visible(id);
        directing.run(run.id(), signedIn.helpdeskOf(), signedIn.actor());
        return to(run);
    }

    private Response again(AskedFilter filter, boolean fault) {
        return visitor.answer(UNPROCESSABLE, Templates.nudge(showNudges.chosen(filter, signedIn.helpdeskOf(), fault)));
    }

    private AskedFilter read(MultivaluedMap<String, String> fields) {
        Map<String, String> words = new HashMap<>();
        fields.forEach((name, values) -> words.put(name, values.isEmpty() ? "" : values.get(0)));
        StaffDomains within = signedIn.helpdeskOf();
        return AskedFilter.of(words, domain -> domains.served(domain, within), Optional.of(signedIn.who()));
    }

    private NudgeRun visible(String id) {
        return runs.visible(NudgeRun.number(id).orElseThrow(Refusal.NotFound::new), signedIn.helpdeskOf());
    }

    private static Response to(NudgeRun run) {
        return Response.seeOther(URI.create(run.path())).build();
    }
}
