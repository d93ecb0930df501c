package latchkey.signin;

import io.quarkus.oidc.runtime.OidcUtils;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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

    /** A path, and no address of another site. */
    private static final Pattern OURS = Pattern.compile("/(?:[!-.0-\\[\\]-~][!-\\[\\]-~]*)?");

    /** A cookie has room for so much. */
    private static final int LONGEST_PAGE = 2000;

    private static final String NOT_WRITTEN = "-";

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
            request.response()
                    .addCookie(asked(ASKED + state.group(1))
                            .setValue(written(request.request()))
                            .setMaxAge(FIVE_MINUTES));
        }
    }

    /** @return whether a fresh second factor was asked for, and this is none */
    boolean comesBack(RoutingContext request, boolean fresh) {
        Optional<Cookie> way = hasSession(request.request()) ? Optional.empty() : cookieOf(request.request());
        way.ifPresent(cookie -> forget(request, cookie));
        boolean stale = way.isPresent() && !fresh;
        if (stale) {
            request.response().addCookie(stale().setMaxAge(A_MINUTE));
        }
        return stale;
    }

    /**
     * The page for which this answer of the provider was asked, where another tab has brought a session meanwhile: the library
     * then looks at that one, and leaves the answer unread.
     */
    Optional<String> wanted(RoutingContext request) {
        return cookieOf(request.request()).flatMap(cookie -> {
            Optional<String> page = read(cookie.getValue());
            forget(request, cookie);
            return page;
        });
    }

    private void forget(RoutingContext request, Cookie cookie) {
        request.response().addCookie(asked(cookie.getName()).setMaxAge(0));
    }

    private static Optional<Cookie> cookieOf(HttpServerRequest back) {
        return Optional.ofNullable(back.getParam("state")).map(state -> back.getCookie(ASKED + state));
    }

    private static boolean hasSession(HttpServerRequest back) {
        return back.cookies().stream().anyMatch(cookie -> cookie.getName().startsWith(OidcUtils.SESSION_COOKIE_NAME));
    }

    private static String written(HttpServerRequest request) {
        String page = request.path() + (request.query() == null ? "" : "?" + request.query());
        return page.length() > LONGEST_PAGE
                ? NOT_WRITTEN
                : Base64.getUrlEncoder().withoutPadding().encodeToString(page.getBytes(StandardCharsets.UTF_8));
    }

    /** Of this portal only: a neighbour under the same domain could plant such a cookie. */
    private static Optional<String> read(String written) {
        try {
            String page = new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8);
            return Optional.of(page)
                    .filter(OURS.asMatchPredicate())
                    .map(URI::create)
                    .map(URI::toString);
        } catch (IllegalArgumentException planted) {
            return Optional.empty();
        }
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
