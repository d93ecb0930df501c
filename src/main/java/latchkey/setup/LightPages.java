package latchkey.setup;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import latchkey.account.OwnAccounts;
import latchkey.apppassword.AppPasswordView;
import latchkey.apppassword.ListAppPasswords;
import latchkey.shared.Protocol;
import latchkey.signin.SignedIn;
import latchkey.web.IdInAddress;
import latchkey.web.PieceStream;
import latchkey.web.Roles;
import latchkey.web.Visitor;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** The lights of one app password: once, and as a stream that tells each change. */
@Path("/app-passwords/{id}/lights")
@RolesAllowed(Roles.OWNER)
public class LightPages {
    /** Then the browser asks anew, and whoever has signed out meanwhile, or lost the mailbox, is not answered. */
    private static final Duration LONGEST_STREAM = Duration.ofMinutes(5);

    private final WatchLights watchLights;
    private final ListAppPasswords listAppPasswords;
    private final OwnAccounts ownAccounts;
    private final SignedIn signedIn;
    private final Visitor visitor;

    LightPages(
            WatchLights watchLights,
            ListAppPasswords listAppPasswords,
            OwnAccounts ownAccounts,
            SignedIn signedIn,
            Visitor visitor) {
        this.watchLights = watchLights;
        this.listAppPasswords = listAppPasswords;
        this.ownAccounts = ownAccounts;
        this.signedIn = signedIn;
        this.visitor = visitor;
    }

    @CheckedTemplate(basePath = "setup")
    static class Templates {
        static native TemplateInstance lights(List<Light> lights, boolean allConnected);
    }

    @GET
    public TemplateInstance lights(@RestPath String id, @RestQuery Optional<String> account) {
        AppPasswordView view = own(id, account);
        return fragment(watchLights.now(view.id(), protocols(view)));
    }

    @GET
    @Path("stream")
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.TEXT_HTML)
    public Multi<OutboundSseEvent> stream(@RestPath String id, @RestQuery Optional<String> account, @Context Sse sse) {
        AppPasswordView view = own(id, account);
        Locale locale = visitor.locale();
        return PieceStream.of(
                watchLights
                        .watch(view.id(), protocols(view))
                        .map(lights -> fragment(lights).setLocale(locale).render()),
                sse,
                LONGEST_STREAM);
    }

    private static TemplateInstance fragment(List<Light> lights) {
        return Templates.lights(lights, Light.allConnected(lights));
    }

    private AppPasswordView own(String id, Optional<String> account) {
        return listAppPasswords.one(
                ownAccounts.chosen(signedIn.person(), account).address(), IdInAddress.of(id));
    }

    private static Set<Protocol> protocols(AppPasswordView view) {
        return Set.copyOf(view.protocols());
    }
}
