package latchkey.overview;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import latchkey.account.EndSessions;
import latchkey.account.OwnAccounts;
import latchkey.account.OwnAccounts.Chosen;
import latchkey.shared.Refusal;
import latchkey.signin.SignedIn;
import latchkey.web.Roles;

/** What a person can set for himself. */
@Path("/settings")
@RolesAllowed(Roles.OWNER)
public class SettingsPages {
    private final EndSessions endSessions;
    private final OwnAccounts ownAccounts;
    private final SignedIn signedIn;

    SettingsPages(EndSessions endSessions, OwnAccounts ownAccounts, SignedIn signedIn) {
        this.endSessions = endSessions;
        this.ownAccounts = ownAccounts;
        this.signedIn = signedIn;
    }

    @CheckedTemplate(basePath = "overview")
    static class Templates {
        static native TemplateInstance settings(Settings settings);
    }

    /** @param since when this session began; without it sessions cannot be told apart */
    record Settings(List<Chosen> mailboxes, Optional<Instant> since) {}

    @GET
    public TemplateInstance settings() {
        List<Chosen> mailboxes =
                ownAccounts.of(signedIn.person()).stream().map(Chosen::of).toList();
        return Templates.settings(new Settings(mailboxes, signedIn.since()));
    }

    /** Leads out: this session is over too. */
    @POST
    @Path("sign-out-everywhere")
    public Response signOutEverywhere() {
        Instant begun =
                signedIn.since().orElseThrow(() -> new Refusal.Conflict(Refusal.Why.SESSIONS_WITHOUT_A_BEGINNING));
        endSessions.of(signedIn.person(), begun, signedIn.actor());
        return Response.seeOther(URI.create("/signed-out")).build();
    }
}
