package latchkey.signin;

import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets a session in whose cookie was encrypted with the other of two keys, while they are changed: the framework knows one,
 * so the cookie is encrypted anew on its way in. The browser keeps its own until its tokens are renewed.
 */
@ApplicationScoped
class SessionOfOtherKey {
    /** Before anybody reads a cookie. */
    private static final int FIRST = 1900;

    private final SecretKey own;
    private final Optional<SecretKey> other;

    SessionOfOtherKey(
            @ConfigProperty(name = "latchkey.secrets.session") String own,
            @ConfigProperty(name = "latchkey.secrets.session-also") Optional<String> other) {
        this.own = OidcUtils.createSecretKeyFromDigest(own);
        this.other = other.map(OidcUtils::createSecretKeyFromDigest);
    }

    void register(@Observes Filters filters) {
        if (other.isPresent()) {
            filters.register(this::translate, FIRST);
        }
    }

    private void translate(RoutingContext request) {
        List<String> headers = request.request().headers().getAll(HttpHeaders.COOKIE);
        SessionCookies.of(headers)
                .ifPresent(cookies -> translated(cookies.value())
                        .ifPresent(value -> request.request().headers().set(HttpHeaders.COOKIE, cookies.with(value))));
        request.next();
    }

    /** @return nothing for a session of our own key, which stays as it is, or of nobody's */
    Optional<String> translated(String session) {
        return other.filter(key -> text(session, own).isEmpty())
                .flatMap(key -> text(session, key))
                .flatMap(this::encrypted);
    }

    private Optional<String> encrypted(String text) {
        try {
            return Optional.of(OidcUtils.encryptString(text, own));
        } catch (Exception never) {
            throw new IllegalStateException(never);
        }
    }

    private static Optional<String> text(String session, SecretKey key) {
        try {
            return Optional.of(OidcUtils.decryptString(session, key));
        } catch (Exception ofAnother) {
            return Optional.empty();
        }
    }
}
