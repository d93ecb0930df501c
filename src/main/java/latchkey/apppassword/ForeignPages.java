package latchkey.apppassword;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import latchkey.account.OwnAccounts.Chosen;
import latchkey.web.FreshSecondFactor;
import latchkey.web.Roles;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** App passwords that an owner has made at the mail server itself: the list, and the end of one. */
@Path("/app-passwords/made-elsewhere")
@RolesAllowed(Roles.OWNER)
public class ForeignPages {
    private final ListForeign listForeign;
    private final EndForeign endForeign;
    private final HowSoon howSoon;
    private final AskedFor askedFor;

    ForeignPages(ListForeign listForeign, EndForeign endForeign, HowSoon howSoon, AskedFor askedFor) {
        this.listForeign = listForeign;
        this.endForeign = endForeign;
        this.howSoon = howSoon;
        this.askedFor = askedFor;
    }

    @CheckedTemplate(basePath = "apppassword")
    static class Templates {
        static native TemplateInstance foreign(
                Chosen chosen,
                boolean possible,
                Optional<List<ListForeign.View>> all,
                Optional<Instant> lastUsed,
                Optional<Ended> ended);

        static native TemplateInstance confirmForeign(Chosen chosen, ListForeign.View one, long within);
    }

    /**
     * What has just ended.
     *
     * @param goesOn for how many minutes it may still get in
     */
    record Ended(boolean confirmed, long goesOn) {}

    /** The mail server is asked for it, so it is loaded into the list that is there already. */
    @GET
    public TemplateInstance list(@RestQuery Optional<String> account, @RestQuery Optional<String> ended) {
        Chosen chosen = askedFor.mailbox(account);
        boolean possible = listForeign.possible(chosen.address());
        return Templates.foreign(
                chosen,
                possible,
                possible ? listForeign.of(chosen.address(), askedFor.by().person()) : Optional.of(List.of()),
                listForeign.lastUsed(chosen.address()),
                ended(chosen, ended));
    }

    private Optional<Ended> ended(Chosen chosen, Optional<String> number) {
        return number.flatMap(one -> endForeign.standing(chosen.address(), one))
                .map(standing -> new Ended(
                        standing.confirmedAt().isPresent(), howSoon.goesOn(chosen.address(), standing.confirmedAt())));
    }

    @GET
    @Path("{number}/revoke")
    @FreshSecondFactor
    public TemplateInstance confirm(@RestPath String number, @RestQuery Optional<String> account) {
        Chosen chosen = askedFor.mailbox(account);
        ListForeign.View one =
                listForeign.one(chosen.address(), number, askedFor.by().person());
        return Templates.confirmForeign(chosen, one, howSoon.ends(chosen.address()));
    }

    @POST
    @Path("{number}/revoke")
    @FreshSecondFactor
    public Response end(@RestPath String number, @RestQuery Optional<String> account) {
        Chosen chosen = askedFor.mailbox(account);
        endForeign.end(chosen.address(), number, askedFor.by());
        return Response.seeOther(URI.create(chosen.at(
                        "/app-passwords/made-elsewhere", "ended=" + URLEncoder.encode(number, StandardCharsets.UTF_8))))
                .build();
    }
}
