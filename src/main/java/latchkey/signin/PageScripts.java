package latchkey.signin;

import io.quarkus.oidc.JavaScriptRequestChecker;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** A script of a page whose session has ended is told so (499), not redirected to another origin, which it cannot follow. */
@ApplicationScoped
class PageScripts implements JavaScriptRequestChecker {
    @Override
    public boolean isJavaScriptRequest(RoutingContext request) {
        return "true".equals(request.request().getHeader("HX-Request"))
                || "text/event-stream".equals(request.request().getHeader("Accept"));
    }
}
