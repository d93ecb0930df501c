package latchkey.setup;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import latchkey.mailclient.format.AppleProfile;
import latchkey.mailclient.format.K9Settings;
import latchkey.setup.handover.ClaimHandOver;
import latchkey.setup.handover.ClaimHandOver.Claim;
import latchkey.setup.handover.Device;
import latchkey.setup.handover.FollowHandOver;
import latchkey.setup.handover.FollowHandOver.ForBrowser;
import latchkey.setup.handover.FollowHandOver.Mine;
import latchkey.shared.Refusal;
import latchkey.web.ClientNetwork;
import latchkey.web.Visitor;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/**
 * The phone's side of a hand-over, for nobody who is signed in: whoever has the key is let in, once.
 *
 * <p>To open the page changes nothing: previews and scanners of links do so too.
 */
@Path("/hand-over/{handle}")
@PermitAll
public class HandOverPages {
    static final String COOKIE = "latchkey-hand-over";

    private static final int UNPROCESSABLE = 422;

    private final ClaimHandOver claimHandOver;
    private final FollowHandOver followHandOver;
    private final WatchLights watchLights;
    private final ShowAgain showAgain;
    private final SetupFiles files;
    private final Visitor visitor;
    private final RoutingContext request;
    private final boolean httpsOnly;

    HandOverPages(
            ClaimHandOver claimHandOver,
            FollowHandOver followHandOver,
            WatchLights watchLights,
            ShowAgain showAgain,
            SetupFiles files,
            Visitor visitor,
            RoutingContext request,
            @ConfigProperty(name = "latchkey.https-only") boolean httpsOnly) {
        this.claimHandOver = claimHandOver;
        this.followHandOver = followHandOver;
        this.watchLights = watchLights;
        this.showAgain = showAgain;
        this.files = files;
        this.visitor = visitor;
        this.request = request;
        this.httpsOnly = httpsOnly;
    }

    @CheckedTemplate(basePath = "setup")
    static class Templates {
        static native TemplateInstance handOver(String handle, boolean empty, Optional<Integer> triesLeft);

        static native TemplateInstance handedOver(IssuedView issued, List<Light> lights);

        static native TemplateInstance handOverOver(boolean taken);
    }

    @GET
    public Response page(@RestPath String handle, @RestCookie(COOKIE) Optional<String> browser) {
        Optional<Mine> mine = followHandOver.mine(handle, browser);
        if (mine.isPresent()) {
            return visitor.answer(200, Templates.handedOver(issued(mine.get(), handle), watchLights.now(mine.get())));
        }
        return form(200, handle);
    }

    @POST
    public Response claim(
            @RestPath String handle,
            @RestForm Optional<String> key,
            @RestForm("touch-points") Optional<String> touchPoints) {
        if (key.filter(text -> !text.isBlank()).isEmpty()) {
            return form(UNPROCESSABLE, handle);
        }
        Device device = Device.of(visitor.userAgent(), touchPoints);
        Claim claim = claimHandOver.claim(handle, key.get(), device, ClientNetwork.of(request.request()));
        return switch (claim.outcome()) {
            case CLAIMED ->
                Response.seeOther(URI.create("/hand-over/" + handle))
                        .cookie(cookie(handle, claim))
                        .build();
            case WRONG_KEY ->
                visitor.answer(UNPROCESSABLE, Templates.handOver(handle, false, Optional.of(claim.triesLeft())));
            case TAKEN -> refused(true);
            case OVER -> refused(false);
        };
    }

    @GET
    @Path("profile")
    public Response profile(@RestPath String handle, @RestCookie(COOKIE) Optional<String> browser) {
        IssuedView issued = mine(handle, browser);
        return SetupFilePages.Attached.of(
                files.profile(issued, visitor.locale()),
                AppleProfile.CONTENT_TYPE,
                SetupFiles.name(issued, "mobileconfig"));
    }

    @GET
    @Path("k9s")
    public Response settings(@RestPath String handle, @RestCookie(COOKIE) Optional<String> browser) {
        IssuedView issued = mine(handle, browser);
        return SetupFilePages.Attached.of(
                files.settings(issued), K9Settings.CONTENT_TYPE, SetupFiles.name(issued, "k9s"));
    }

    private Response form(int status, String handle) {
        ForBrowser state = followHandOver.of(handle);
        return state == ForBrowser.WAITING
                ? visitor.answer(status, Templates.handOver(handle, status == UNPROCESSABLE, Optional.empty()))
                : refused(state == ForBrowser.TAKEN);
    }

    private IssuedView mine(String handle, Optional<String> browser) {
        return issued(followHandOver.mine(handle, browser).orElseThrow(Refusal.NotFound::new), handle);
    }

    private IssuedView issued(Mine mine, String handle) {
        Device device = Device.of(visitor.userAgent());
        return showAgain.onPhone(mine, Place.handedOver(device, handle), visitor.locale());
    }

    /** For this hand-over only, and for no script. */
    private NewCookie cookie(String handle, Claim claim) {
        return new NewCookie.Builder(COOKIE)
                .value(claim.browserKey())
                .path("/hand-over/" + handle)
                .maxAge((int) claim.left().toSeconds())
                .httpOnly(true)
                .secure(httpsOnly)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }

    private Response refused(boolean taken) {
        return visitor.answer(taken ? 409 : 410, Templates.handOverOver(taken));
    }
}
