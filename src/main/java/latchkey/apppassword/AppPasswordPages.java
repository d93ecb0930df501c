package latchkey.apppassword;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import latchkey.account.OwnAccounts.Chosen;
import latchkey.apppassword.AskedFor.Row;
import latchkey.attempt.LastUses;
import latchkey.attempt.LastUses.LastUse;
import latchkey.web.Roles;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** An owner's app passwords: the list, one of them, and its end. */
@Path("/app-passwords")
@RolesAllowed(Roles.OWNER)
public class AppPasswordPages {
    private final ListAppPasswords listAppPasswords;
    private final RevokeAppPassword revokeAppPassword;
    private final MakeOffers makeOffers;
    private final ListForeign listForeign;
    private final LastUses lastUses;
    private final HowSoon howSoon;
    private final AskedFor askedFor;

    AppPasswordPages(
            ListAppPasswords listAppPasswords,
            RevokeAppPassword revokeAppPassword,
            MakeOffers makeOffers,
            ListForeign listForeign,
            LastUses lastUses,
            HowSoon howSoon,
            AskedFor askedFor) {
        this.listAppPasswords = listAppPasswords;
        this.revokeAppPassword = revokeAppPassword;
        this.makeOffers = makeOffers;
        this.listForeign = listForeign;
        this.lastUses = lastUses;
        this.howSoon = howSoon;
        this.askedFor = askedFor;
    }

    @CheckedTemplate(basePath = "apppassword")
    static class Templates {
        static native TemplateInstance list(
                Chosen chosen, List<Row> rows, List<Row> expired, News news, boolean foreign);

        static native TemplateInstance detail(
                Chosen chosen, Row row, Optional<LastUse> lastUse, boolean answered, HowSoon.Telling telling);

        static native TemplateInstance confirmRevoke(Chosen chosen, Row row, long within);
    }

    /**
     * What has just ended, and how.
     *
     * @param goesOn for how many minutes it may still get in
     */
    record News(Optional<Row> revoked, Optional<Row> leaked, boolean all, long goesOn) {}

    @GET
    public TemplateInstance list(
            @RestQuery Optional<String> account,
            @RestQuery Optional<String> revoked,
            @RestQuery Optional<String> leaked) {
        Chosen chosen = askedFor.mailbox(account);
        List<Row> rows = rows(chosen, listAppPasswords.liveOf(chosen.address()));
        List<Row> expired = rows(chosen, listAppPasswords.revivableOf(chosen.address()));
        boolean all = revoked.equals(Optional.of("all"));
        Optional<Row> one = all ? Optional.empty() : gone(chosen, revoked);
        Optional<Row> known = gone(chosen, leaked);
        long goesOn = all
                ? howSoon.goesOn(chosen.address(), listAppPasswords.endedLatelyOf(chosen.address()))
                : one.or(() -> known).map(row -> howSoon.goesOn(row.view())).orElse(0L);
        News news = new News(one, known, all && rows.isEmpty(), goesOn);
        return Templates.list(chosen, rows, expired, news, listForeign.possible(chosen.address()));
    }

    private List<Row> rows(Chosen chosen, List<AppPasswordView> views) {
        Map<UUID, Offer> offers = makeOffers.about(chosen.address(), listAppPasswords.liveOf(chosen.address()));
        return views.stream()
                .map(view -> askedFor.row(view, Optional.ofNullable(offers.get(view.id()))))
                .toList();
    }

    private Optional<Row> gone(Chosen chosen, Optional<String> id) {
        return id.map(text -> askedFor.row(chosen, text))
                .filter(row -> !row.view().live());
    }

    @GET
    @Path("{id}")
    public TemplateInstance detail(
            @RestPath String id, @RestQuery Optional<String> account, @RestQuery Optional<String> answered) {
        Chosen chosen = askedFor.mailbox(account);
        Row row = rows(chosen, List.of(askedFor.one(chosen, id))).get(0);
        return Templates.detail(
                chosen, row, lastUse(row.view()), answered.isPresent(), howSoon.telling(chosen.address()));
    }

    private Optional<LastUse> lastUse(AppPasswordView view) {
        return view.lastUsedAt()
                .flatMap(at ->
                        Optional.ofNullable(lastUses.of(Map.of(view.id(), at)).get(view.id())));
    }

    @GET
    @Path("{id}/revoke")
    public TemplateInstance confirmRevoke(@RestPath String id, @RestQuery Optional<String> account) {
        Chosen chosen = askedFor.mailbox(account);
        return Templates.confirmRevoke(chosen, askedFor.row(chosen, id), howSoon.ends(chosen.address()));
    }

    @POST
    @Path("{id}/revoke")
    public Response revoke(@RestPath String id, @RestQuery Optional<String> account) {
        Chosen chosen = askedFor.mailbox(account);
        revokeAppPassword.revoke(chosen.address(), AskedFor.id(id), askedFor.by());
        return Response.seeOther(URI.create(chosen.at("/app-passwords", "revoked=" + AskedFor.id(id))))
                .build();
    }
}
