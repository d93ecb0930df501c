package latchkey.web;

import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Optional;

/** In which of our languages somebody reads: what he has set, what he chose before signing in, what his browser asks for. */
public final class ChosenLanguage {
    /** Says which language and nothing of the person. */
    public static final String COOKIE = "latchkey-language";

    private static final String WANTED = "latchkey.language-wanted";

    private ChosenLanguage() {}

    /** Nothing where nobody has chosen, and we have none of the languages that the browser asks for. */
    public static Optional<Locale> of(RoutingContext request) {
        return set(request).or(() -> cookie(request)).or(() -> wanted(request));
    }

    /** A page asks several times, and the header is read once. */
    private static Optional<Locale> wanted(RoutingContext request) {
        Optional<Locale> read = request.get(WANTED);
        if (read == null) {
            read = Locales.wanted(request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
            request.put(WANTED, read);
        }
        return read;
    }

    private static Optional<Locale> set(RoutingContext request) {
        return request.user() instanceof QuarkusHttpUser user
                ? Locales.named(user.getSecurityIdentity().getAttribute(Visitor.LANGUAGE))
                : Optional.empty();
    }

    private static Optional<Locale> cookie(RoutingContext request) {
        Cookie cookie = request.request().getCookie(COOKIE);
        return cookie == null ? Optional.empty() : Locales.named(cookie.getValue());
    }
}
