package latchkey.signin;

import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import latchkey.shared.Network;
import latchkey.shared.Refusal;
import latchkey.web.ClientNetwork;
import latchkey.web.TryLimits;

/**
 * Counts how often the way back from the provider is tried from one network, before the provider is asked: the code in
 * it could be guessed. A sign-in that works is not counted.
 */
@ApplicationScoped
class LimitSignIns {
    private static final int BEFORE_THE_SIGN_IN = 900;
    private static final int TOO_MANY_REQUESTS = 429;

    private final TryLimits limits;

    LimitSignIns(TryLimits limits) {
        this.limits = limits;
    }

    void register(@Observes Filters filters) {
        filters.register(this::count, BEFORE_THE_SIGN_IN);
    }

    /** What a refusal looks like before any page is reached. */
    static void refuse(RoutingContext request, Refusal.TooOften tooOften) {
        request.response()
                .putHeader(
                        HttpHeaders.RETRY_AFTER,
                        Long.toString(tooOften.retryAfter().toSeconds()));
    }

    private void count(RoutingContext request) {
        if (!SignInPages.CALLBACK.equals(request.request().path())
                || request.request().getParam("code") == null
                || !bringsState(request.request())) {
            request.next();
            return;
        }
        String network = ClientNetwork.of(request.request()).map(Network::text).orElse("unknown");
        request.addEndHandler(ended -> {
            int status = request.response().getStatusCode();
            if (status >= 300 && status < 400) {
                takeBack(request, network);
            }
        });
        request.vertx()
                .executeBlocking(() -> {
                    limits.count(TryLimits.Kind.FAILED_SIGN_IN_OF_NETWORK, network);
                    return network;
                })
                .onSuccess(counted -> request.next())
                .onFailure(refused -> {
                    if (refused instanceof Refusal.TooOften tooOften) {
                        refuse(request, tooOften);
                        request.fail(TOO_MANY_REQUESTS);
                    } else {
                        request.fail(503);
                    }
                });
    }

    /**
     * The library asks the provider only for a browser that was sent there with a cookie of state. A page of somebody else,
     * which has its reader's browser call this address a hundred times, does not make it bring one.
     */
    private static boolean bringsState(HttpServerRequest request) {
        return request.cookies().stream().anyMatch(cookie -> cookie.getName().startsWith(OidcUtils.STATE_COOKIE_NAME));
    }

    private void takeBack(RoutingContext request, String network) {
        request.vertx().executeBlocking(() -> {
            limits.takeBack(TryLimits.Kind.FAILED_SIGN_IN_OF_NETWORK, network);
            return network;
        });
    }
}
