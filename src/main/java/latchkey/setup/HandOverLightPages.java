package latchkey.setup;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.PermitAll;
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
import latchkey.setup.handover.FollowHandOver;
import latchkey.setup.handover.FollowHandOver.Mine;
import latchkey.web.Visitor;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** The lights on the phone that has an app password, for as long as it has it: from the feed of all open pages. */
@Path("/hand-over/{handle}/lights")
@PermitAll
public class HandOverLightPages {
    /** After which the phone hangs up. */
    private static final String OVER = "over";

    private final FollowHandOver followHandOver;
    private final WatchLights watchLights;
    private final Visitor visitor;

    HandOverLightPages(FollowHandOver followHandOver, WatchLights watchLights, Visitor visitor) {
        this.followHandOver = followHandOver;
        this.watchLights = watchLights;
        this.visitor = visitor;
    }

    @CheckedTemplate(basePath = "setup")
    static class Templates {
        static native TemplateInstance phoneLights(List<Light> lights, boolean allConnected);
    }

    /** Where events do not get through; nothing is left to say to another browser, or when the time is over. */
    @GET
    public TemplateInstance lights(
            @RestPath String handle, @RestCookie(HandOverPages.COOKIE) Optional<String> browser) {
        return fragment(
                followHandOver.mine(handle, browser).map(watchLights::now).orElse(List.of()));
    }

    @GET
    @Path("stream")
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.TEXT_HTML)
    public Multi<OutboundSseEvent> stream(
            @RestPath String handle, @RestCookie(HandOverPages.COOKIE) Optional<String> browser, @Context Sse sse) {
        Locale locale = visitor.locale();
        String nothingMore = LightPages.onOneLine(render(List.of(), locale));
        Multi<OutboundSseEvent> end = Multi.createFrom()
                .items(
                        sse.newEvent(nothingMore),
                        sse.newEventBuilder().name(OVER).data(nothingMore).build());
        return followHandOver
                .mine(handle, browser)
                .map(mine -> Multi.createBy().concatenating().streams(stream(mine, locale, sse), end))
                .orElse(end);
    }

    private Multi<OutboundSseEvent> stream(Mine mine, Locale locale, Sse sse) {
        Duration left = mine.left().plusSeconds(1);
        return LightPages.events(watchLights.watch(mine), lights -> render(lights, locale), sse, left);
    }

    private static String render(List<Light> lights, Locale locale) {
        return fragment(lights).setLocale(locale).render();
    }

    private static TemplateInstance fragment(List<Light> lights) {
        return Templates.phoneLights(lights, Light.allConnected(lights));
    }
}
