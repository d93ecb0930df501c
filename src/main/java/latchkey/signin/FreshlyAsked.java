package latchkey.signin;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Knows which ways to the provider were begun for a fresh second factor, and that one of them came back without.
 *
 * <p>Each way is known by its own {@code state}: one that was left by the browser's back button, or is still open in another
 * tab, says nothing of the next. A provider that does not ask again is thereby found out on the way back, after one visit.
 */
@ApplicationScoped
class FreshlyAsked {
    private static final String ASKED = "latchkey-asked-";
    private static final String CAME_BACK_STALE = "latchkey-came-back-stale";
    private static final Pattern STATE = Pattern.compile("[?&]state=([A-Za-z0-9_-]+)");

    /** As long as the library waits for the provider's answer. */
    private static final int FIVE_MINUTES = 300;

    /** The page that was wanted follows at once. */
    private static final int A_MINUTE = 60;

    private final boolean httpsOnly;

    FreshlyAsked(@ConfigProperty(name = "latchkey.https-only") boolean httpsOnly) {
        this.httpsOnly = httpsOnly;
    }

    /** @param provider the address that the browser is sent to */
    void leaves(RoutingContext request, String provider) {
        Matcher state = STATE.matcher(provider);
        if (state.find()) {
            request.response().addCookie(asked(ASKED + state.group(1)).setMaxAge(FIVE_MINUTES));
        }
    }

    void comesBack(RoutingContext request, boolean fresh) {
        Optional.ofNullable(request.request().getParam("state"))
                .map(state -> request.request().getCookie(ASKED + state))
                .ifPresent(cookie -> {
                    request.response().addCookie(asked(cookie.getName()).setMaxAge(0));
                    if (!fresh) {
                        request.response().addCookie(stale().setMaxAge(A_MINUTE));
                    }
                });
    }

    /** Told once: whoever tries again is led to the provider again. */
    boolean cameBackStale(RoutingContext request) {
        boolean stale = request.request().getCookie(CAME_BACK_STALE) != null;
        if (stale) {
            request.response().addCookie(stale().setMaxAge(0));
        }
        return stale;
    }

    /** Of use on the way back only. */
    private Cookie asked(String name) {
        return cookie(name).setPath(SignInPages.CALLBACK);
    }

    private Cookie stale() {
        return cookie(CAME_BACK_STALE).setPath("/");
    }

    private Cookie cookie(String name) {
        return Cookie.cookie(name, "yes").setHttpOnly(true).setSecure(httpsOnly).setSameSite(CookieSameSite.LAX);
    }
}
