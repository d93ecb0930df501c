package latchkey.signin;

import io.quarkus.oidc.runtime.OidcUtils;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;

/** The ID token that a request came with, in the session that the framework has encrypted; it may be refreshed meanwhile. */
class CarriedToken {
    /** Between the tokens of a session, of which the ID token is the first; none can have one in it. */
    private static final String END = "|";

    private final SecretKey key;

    CarriedToken(String secret) {
        key = OidcUtils.createSecretKeyFromDigest(secret);
    }

    /** @return empty if there is no session, or none that only we can have made */
    Optional<String> by(HttpServerRequest request) {
        // As the framework reads cookies: a header that is read in two ways could bring it one session and us another.
        List<SessionCookies.Cookie> cookies = request.cookies().stream()
                .map(cookie -> new SessionCookies.Cookie(cookie.getName(), cookie.getValue()))
                .toList();
        return in(new SessionCookies(cookies).value());
    }

    Optional<String> in(String session) {
        try {
            String tokens = OidcUtils.decryptString(session, key);
            int end = tokens.indexOf(END);
            return Optional.of(end < 0 ? tokens : tokens.substring(0, end));
        } catch (Exception notOurs) {
            return Optional.empty();
        }
    }
}
