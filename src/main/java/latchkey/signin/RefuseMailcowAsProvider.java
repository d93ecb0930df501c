package latchkey.signin;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.StreamSupport;
import latchkey.shared.WholeAnswer;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses to start with a mailcow's own sign-in as the provider: it is OAuth 2.0 without OpenID Connect, and nothing in it
 * says whether a second factor was used, so the portal would let in whoever knows a main password. Whether a provider answers as
 * one is asked before the start, when its discovery document is looked at.
 */
@ApplicationScoped
public class RefuseMailcowAsProvider {
    private static final int BEFORE_OTHERS = 1;
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final URI issuer;
    private final Config config;

    RefuseMailcowAsProvider(@ConfigProperty(name = "latchkey.oidc.issuer") URI issuer, Config config) {
        this.issuer = issuer;
        this.config = config;
    }

    void check(@Observes @Priority(BEFORE_OTHERS) StartupEvent event) {
        if (isAMailServerOfOurs(issuer, config)) {
            throw new IllegalStateException("latchkey.oidc.issuer is " + issuer + ", a mailcow: its own sign-in is no"
                    + " OpenID Connect (no discovery, no ID token) and does not tell whether a second factor was used,"
                    + " so nobody can sign in with it. Set latchkey.oidc.issuer to an OpenID Connect provider that asks"
                    + " for a second factor, such as the Keycloak that mailcow itself can use as its identity provider;"
                    + " see deployment/mailcow/README.md");
        }
    }

    /** The web pages of a mailcow that the portal stands beside. */
    public static boolean isAMailServerOfOurs(URI issuer, Config config) {
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.matches("latchkey\\.mailcow\\.(.+\\.)?url"))
                .flatMap(name -> config.getOptionalValue(name, URI.class).stream())
                .anyMatch(url -> sameServer(url, issuer));
    }

    private static boolean sameServer(URI one, URI other) {
        return one.getHost() != null
                && one.getHost().equalsIgnoreCase(other.getHost())
                && one.getPort() == other.getPort()
                // A provider may live below a path of the same host.
                && other.getPath().replace("/", "").isEmpty();
    }

    /** No discovery document, and the page of another kind of sign-in, which misses the client in the question. */
    public static boolean answersAsMailcow(URI issuer) {
        return answersAsMailcow(issuer, LIMIT);
    }

    static boolean answersAsMailcow(URI issuer, Duration within) {
        String base = issuer.toString().replaceAll("/+$", "");
        Optional<HttpResponse<String>> discovery = get(base + "/.well-known/openid-configuration", within);
        if (discovery.isEmpty() || discovery.get().body().contains("\"authorization_endpoint\"")) {
            return false;
        }
        return get(base + "/oauth/authorize", within)
                .filter(answer ->
                        answer.headers().firstValue("Location").orElse("").endsWith("/?oauth")
                                || answer.body().contains("\"error\":\"invalid_client\""))
                .isPresent();
    }

    /** One that does not answer is nobody's mailcow; whoever asks it next will say so. */
    private static Optional<HttpResponse<String>> get(String url, Duration within) {
        try {
            HttpClient http = HttpClient.newBuilder()
                    .connectTimeout(within)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
            return Optional.of(WholeAnswer.of(
                    http,
                    HttpRequest.newBuilder(URI.create(url)).timeout(within).build(),
                    within));
        } catch (IOException | IllegalArgumentException unknown) {
            return Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
