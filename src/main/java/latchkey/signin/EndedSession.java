package latchkey.signin;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Treats a session that is over as none, until the provider has asked again: it may still know the person, and would send
 * him back as he is.
 *
 * <p>It is asked anew once. A provider that sends an old sign-in back all the same would be visited for ever.
 */
@ApplicationScoped
class EndedSession {
    /** Cookie that remembers that the provider was asked anew. */
    static final String ASKED_ANEW = "latchkey-asked-anew";

    private static final int A_MINUTE = 60;

    private final boolean httpsOnly;

    EndedSession(@ConfigProperty(name = "latchkey.https-only") boolean httpsOnly) {
        this.httpsOnly = httpsOnly;
    }

    SecurityIdentity nobody(SecurityIdentity identity) {
        RoutingContext request = identity.getAttribute(RoutingContext.class.getName());
        if (request == null) {
            throw new AuthenticationFailedException("session is over");
        }
        boolean back = SignInPages.CALLBACK.equals(request.request().path());
        // For whatever page is opened next: this answer takes the session away, and with it what is known here.
        request.response().addCookie(mark(SignInPages.AGAIN));
        if (back && request.request().getCookie(ASKED_ANEW) != null) {
            request.response().addCookie(mark(ASKED_ANEW).setMaxAge(0));
            throw new AuthenticationFailedException("the provider sent an old sign-in back");
        }
        if (!back) {
            request.put(AskTheProvider.ANEW, true);
            request.response().addCookie(mark(ASKED_ANEW));
        }
        // On the way back he goes on to the page that he wanted, and from there to the provider once more.
        return QuarkusSecurityIdentity.builder()
                .setAnonymous(!back)
                .setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes())
                .build();
    }

    private Cookie mark(String name) {
        return Cookie.cookie(name, "yes")
                .setPath("/")
                .setMaxAge(A_MINUTE)
                .setHttpOnly(true)
                .setSecure(httpsOnly)
                .setSameSite(CookieSameSite.LAX);
    }
}
