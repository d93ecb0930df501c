package latchkey.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Gives words to what fails before any page is reached: a sign-in that went wrong, a body that is too large. */
@ApplicationScoped
class EarlyFailures {
    private static final Logger LOG = Logger.getLogger(EarlyFailures.class);
    private static final String MACHINES = "/api/";
    private static final int BEFORE_THE_FRAMEWORKS_OWN_LIMIT = 500;
    private static final int AFTER_THE_FRAMEWORKS_OWN_LIMIT = 1;

    /** Where the framework keeps how much it reads of a body whose length was not told. */
    private static final String MOST_TO_READ = "io.quarkus.max-request-size";

    /** The one route that takes a file. */
    private static final String UPLOADS = "/admin/import";

    private final long mostBytes;
    private final long mostOfAForm;
    private final ErrorPages pages;
    private final Visitor visitor;
    private final CurrentVertxRequest current;

    EarlyFailures(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize mostBytes,
            LimitsConfig limits,
            ErrorPages pages,
            Visitor visitor,
            CurrentVertxRequest current) {
        this.mostBytes = mostBytes.asLongValue();
        this.mostOfAForm = limits.form().asLongValue();
        this.pages = pages;
        this.visitor = visitor;
        this.current = current;
    }

    void register(@Observes Filters filters) {
        filters.register(this::refuseLargeBody, BEFORE_THE_FRAMEWORKS_OWN_LIMIT);
        filters.register(this::readNoMore, AFTER_THE_FRAMEWORKS_OWN_LIMIT);
    }

    void register(@Observes Router router) {
        router.route().failureHandler(this::answer);
    }

    /** The framework would refuse it with an empty answer. */
    private void refuseLargeBody(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null
                && length.matches("[0-9]+")
                && (length.length() > 18 || Long.parseLong(length) > most(request))) {
            request.response().putHeader(HttpHeaders.CONNECTION, "close");
            request.fail(413);
            return;
        }
        request.next();
    }

    /** The framework knows one limit for all routes. */
    private void readNoMore(RoutingContext request) {
        if (request.get(MOST_TO_READ) != null) {
            request.put(MOST_TO_READ, most(request));
        }
        request.next();
    }

    private long most(RoutingContext request) {
        return request.request().path().equals(UPLOADS) ? mostBytes : mostOfAForm;
    }

    private void answer(RoutingContext request) {
        int status = status(request);
        // A redirect to the provider and the sign-in's word to a script (499) come this way too.
        if (request.response().ended() || status < 400 || status == 499) {
            request.next();
            return;
        }
        if (request.request().path().startsWith(MACHINES)) {
            request.response()
                    .setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .end(new JsonObject().put("status", status).encode());
            return;
        }
        request.vertx()
                .executeBlocking(() -> words(request, status))
                .onSuccess(html -> request.response()
                        .setStatusCode(status)
                        .putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                        .end(html))
                .onFailure(unspeakable -> request.next());
    }

    private static int status(RoutingContext request) {
        if (request.response().headers().contains(HttpHeaders.RETRY_AFTER)) {
            return 429;
        }
        if (request.failure() instanceof AuthenticationException) {
            return request.response().getStatusCode();
        }
        if (request.failure() instanceof ForbiddenException) {
            return 403;
        }
        return request.statusCode() < 0 ? 500 : request.statusCode();
    }

    @ActivateRequestContext
    String words(RoutingContext request, int status) {
        current.setCurrent(request);
        if (status == 500) {
            String reference = UUID.randomUUID().toString().substring(0, 8);
            LOG.errorf(request.failure(), "Fault %s", reference);
            return visitor.render(pages.fault(reference, visitor.locale()).template());
        }
        String later = request.response().headers().get(HttpHeaders.RETRY_AFTER);
        if (status == 429 && later != null) {
            return visitor.render(pages.tooOften(Duration.ofSeconds(Long.parseLong(later)), visitor.locale())
                    .template());
        }
        return visitor.render(pages.ofStatus(status, visitor.locale()).template());
    }
}
