package latchkey.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import latchkey.shared.NameInLogs;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * One line a request: the route's template, a short name of the mailbox, and nothing that a person has typed. Every line that
 * is written meanwhile has the number of the request, which the reverse proxy gives and writes too.
 */
@ApplicationScoped
class AccessLog {
    /** As nginx calls it. */
    static final String HEADER = "X-Request-Id";

    private static final String IN_LINES = "requestId";
    private static final Logger LOG = Logger.getLogger("latchkey.access");
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9_-]{8,64}");
    private static final int BEFORE_ALL_ELSE = 2000;

    /** Where the framework leaves the template of the route that it has found. */
    private static final String TEMPLATE = "UrlPathTemplate";

    private final NameInLogs names;

    AccessLog(@ConfigProperty(name = "latchkey.secrets.session") String secret) {
        names = new NameInLogs(secret);
    }

    void register(@Observes Filters filters) {
        filters.register(this::follow, BEFORE_ALL_ELSE);
    }

    private void follow(RoutingContext request) {
        long begun = System.nanoTime();
        String number = number(request.request().getHeader(HEADER));
        MDC.put(IN_LINES, number);
        request.response().putHeader(HEADER, number);
        request.addEndHandler(done -> write(request, number, Duration.ofNanos(System.nanoTime() - begun)));
        request.next();
    }

    /** One that is too long or odd is as good as none: it goes into the log. */
    private static String number(@Nullable String given) {
        return given != null && NUMBER.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString().replace("-", "");
    }

    private void write(RoutingContext request, String number, Duration took) {
        HttpServerRequest asked = request.request();
        LoggedPath path = LoggedPath.of(asked, template(asked));
        SocketAddress from = asked.remoteAddress();
        Object before = MDC.get(IN_LINES);
        MDC.put(IN_LINES, number);
        LOG.infof(
                "%s %s %s %d %s s%s",
                from == null || from.hostAddress() == null ? "-" : from.hostAddress(),
                asked.method(),
                path.path(),
                request.response().getStatusCode(),
                String.format(Locale.ROOT, "%.3f", took.toNanos() / 1e9),
                path.mailbox().map(mailbox -> " mailbox=" + names.of(mailbox)).orElse(""));
        if (before == null) {
            MDC.remove(IN_LINES);
        }
    }

    private static @Nullable String template(HttpServerRequest request) {
        Context context = request instanceof HttpServerRequestInternal known ? known.context() : null;
        return context == null ? null : context.getLocal(TEMPLATE);
    }
}
