package latchkey.signin;

import io.quarkus.security.AuthenticationFailedException;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import latchkey.web.FreshSecondFactor;
import latchkey.web.Visitor;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends a GET with a stale second factor to the provider and lets it come back here. What is sent as a form is for {@link
 * SentTooLate}.
 *
 * <p>Once: a provider that does not ask again ({@code max_age} ignored) or does not tell when it asked
 * ({@code auth_time}) would be visited for ever. {@link FreshlyAsked} knows who came back from there without.
 */
@Provider
@FreshSecondFactor
@Priority(Priorities.AUTHORIZATION + 10)
class AskForFreshSecondFactor implements ContainerRequestFilter {
    static final String MAX_AGE = "latchkey.max-age";
    private static final int TWO_MINUTES = 120;
    private static final Set<String> QUESTIONS = Set.of("GET", "HEAD");

    private final SignedIn signedIn;
    private final FreshlyAsked freshlyAsked;
    private final RoutingContext routing;
    private final Visitor visitor;
    private final boolean httpsOnly;

    AskForFreshSecondFactor(
            SignedIn signedIn,
            FreshlyAsked freshlyAsked,
            RoutingContext routing,
            Visitor visitor,
            @ConfigProperty(name = "latchkey.https-only") boolean httpsOnly) {
        this.httpsOnly = httpsOnly;
        this.signedIn = signedIn;
        this.freshlyAsked = freshlyAsked;
        this.routing = routing;
        this.visitor = visitor;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!isAsked(request)) {
            return;
        }
        boolean cameBackStale = freshlyAsked.cameBackStale(routing);
        if (signedIn.secondFactorIsFresh()) {
            return;
        }
        if (cameBackStale) {
            // Asked and not heard: whoever tries once more is led to a provider that is told to show its form.
            routing.response().addCookie(again());
            request.abortWith(Response.status(Response.Status.FORBIDDEN)
                    .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                    .entity(visitor.render(SignInPages.Templates.stale(here(request))))
                    .build());
            return;
        }
        routing.put(MAX_AGE, Long.toString(signedIn.freshFor().toSeconds()));
        throw new AuthenticationFailedException("a fresh second factor is needed", Map.of());
    }

    /** A page is asked for and nothing is to be done: the browser can be led to the provider and back. */
    static boolean isAsked(ContainerRequestContext request) {
        return QUESTIONS.contains(request.getMethod());
    }

    private static String here(ContainerRequestContext request) {
        URI uri = request.getUriInfo().getRequestUri();
        return request.getUriInfo().getPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    private Cookie again() {
        return Cookie.cookie(SignInPages.AGAIN, "yes")
                .setPath("/")
                .setMaxAge(TWO_MINUTES)
                .setHttpOnly(true)
                .setSecure(httpsOnly)
                .setSameSite(CookieSameSite.LAX);
    }
}
