package latchkey.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What every answer says to the browser: nothing inline, nothing foreign, no frame, no referrer, and keep no page. */
@ApplicationScoped
class SecurityHeaders {
    private static final int BEFORE_ALL_ELSE = 1000;

    private final String contentSecurityPolicy;
    private final boolean httpsOnly;

    SecurityHeaders(
            @ConfigProperty(name = "latchkey.oidc.issuer") URI issuer,
            @ConfigProperty(name = "latchkey.https-only") boolean httpsOnly) {
        this.httpsOnly = httpsOnly;
        // Without the provider's origin Chromium stops a form whose answer redirects there: sign-out, a late sign-in.
        String provider = issuer.getScheme() + "://" + issuer.getRawAuthority();
        contentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                + "connect-src 'self'; font-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' "
                + provider;
    }

    void register(@Observes Filters filters) {
        filters.register(this::add, BEFORE_ALL_ELSE);
    }

    private void add(RoutingContext request) {
        MultiMap headers = request.response().headers();
        headers.set("Content-Security-Policy", contentSecurityPolicy);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        if (httpsOnly) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
        String path = request.request().path();
        if (path.startsWith("/hand-over/")) {
            headers.set("Referrer-Policy", "no-referrer");
            headers.set("X-Robots-Tag", "noindex, nofollow");
        }
        if (!path.startsWith("/assets/") && !path.startsWith("/webjars/")) {
            headers.set("Cache-Control", "no-store");
            // At the end: the framework sets this one anew for a page that it renders itself.
            request.addHeadersEndHandler(done -> headers.set("Vary", "Accept-Language, Cookie"));
        }
        request.next();
    }
}
