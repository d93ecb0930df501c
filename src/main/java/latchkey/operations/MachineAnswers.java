package latchkey.operations;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import latchkey.web.Roles;

/** How a machine is known and answered. */
final class MachineAnswers {
    private MachineAnswers() {}

    /** The path policy of the configuration lets machines in and nobody else; here it is asked once more. */
    static Optional<SecurityIdentity> machine(RoutingContext request) {
        return request.user() instanceof QuarkusHttpUser user
                        && user.getSecurityIdentity().hasRole(Roles.MACHINE)
                ? Optional.of(user.getSecurityIdentity())
                : Optional.empty();
    }

    static void error(RoutingContext request, int status, String error) {
        json(request, status, new JsonObject().put("error", error));
    }

    static void json(RoutingContext request, int status, JsonObject body) {
        request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(body.encode());
    }
}
