package latchkey.mailserver.policy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import latchkey.mailserver.policy.PolicyReport.Refused;
import org.jboss.logging.Logger;

/**
 * Where the auth policy client of a Dovecot reports to. On the management port, which nobody but the site's own machines
 * reaches, and with a token. It never asks that a login be refused or slowed down.
 */
@ApplicationScoped
class PolicyEndpoint {
    static final String SOURCE = "auth-policy";

    private static final Logger LOG = Logger.getLogger(PolicyEndpoint.class);
    private static final String PATH = "/auth-policy";
    private static final String BEARER = "Bearer ";
    private static final int MOST_BYTES = 16 * 1024;

    private static final String ASKED = "asked";
    private static final String TAKEN = "taken";
    private static final String REFUSED = "refused";

    private final TakeReports takeReports;
    private final PolicyConfig config;
    private final MeterRegistry metrics;
    private final Clock clock;

    PolicyEndpoint(TakeReports takeReports, PolicyConfig config, MeterRegistry metrics, Clock clock) {
        this.takeReports = takeReports;
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** The token is asked for before anything of the body is read. */
    void register(@Observes ManagementInterface management) {
        // From the start: a rate is told only of what was seen before.
        List.of(ASKED, TAKEN, REFUSED).forEach(this::counter);
        management.router().route(PATH).handler(this::mayReport);
        management
                .router()
                .post(PATH)
                .handler(BodyHandler.create(false).setBodyLimit(MOST_BYTES))
                .blockingHandler(this::report, false)
                .failureHandler(this::failed);
    }

    private void mayReport(RoutingContext request) {
        Optional<String> token = config.token();
        if (token.isEmpty()) {
            say(request, 404, "there is no such thing here");
            return;
        }
        String given = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (given == null
                || Stream.concat(token.stream(), config.tokenAlso().stream()).noneMatch(due -> same(given, due))) {
            say(request, 401, "the token is missing or another");
            return;
        }
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && (!length.matches("[0-9]{1,9}") || Integer.parseInt(length) > MOST_BYTES)) {
            tooLarge(request);
            return;
        }
        if (!takeReports.oneMore()) {
            request.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
            say(request, 429, "too many reports in a second");
            return;
        }
        request.next();
    }

    /** Of equal length whatever was given, and compared to the end. */
    private static boolean same(String given, String due) {
        return MessageDigest.isEqual(digest(given), digest(BEARER + due));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private void report(RoutingContext request) {
        if ("allow".equals(request.request().getParam("command"))) {
            // Asked by a mail server that was not set up as it should be: nobody is refused for that.
            answer(request, 200, new JsonObject().put("status", 0).put("msg", ""), ASKED);
            return;
        }
        try {
            PolicyReport report = PolicyReport.of(request.body().buffer());
            time(request.request().getHeader(HttpHeaders.DATE));
            takeReports.take(report);
            answer(request, 200, new JsonObject().put("status", 0).put("msg", ""), TAKEN);
        } catch (Refused no) {
            say(request, 400, no.why());
        } catch (SQLException failed) {
            LOG.warnf("A report of a login is lost: %s", failed.getMessage());
            say(request, 503, "the database does not take it");
        }
    }

    /** Dovecot's client says when it sends; others need not. */
    private void time(@org.jspecify.annotations.Nullable String date) throws Refused {
        if (date == null) {
            return;
        }
        try {
            Instant sent = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Instant now = clock.instant();
            if (sent.isAfter(now.plus(config.clockOff()))) {
                throw new Refused("it is from the future: one of the two clocks is wrong");
            }
            if (sent.isBefore(now.minus(config.clockOff()))) {
                throw new Refused("it is too old: one of the two clocks is wrong");
            }
        } catch (DateTimeParseException nonsense) {
            throw new Refused("the time of the report is none");
        }
    }

    private void failed(RoutingContext request) {
        if (request.statusCode() == 413) {
            tooLarge(request);
        } else {
            LOG.errorf(request.failure(), "A report of a login could not be taken");
            say(request, 500, "it could not be taken");
        }
    }

    private void tooLarge(RoutingContext request) {
        request.response().putHeader(HttpHeaders.CONNECTION, "close");
        say(request, 413, "a report has at most " + MOST_BYTES + " bytes");
    }

    private void say(RoutingContext request, int status, String error) {
        answer(request, status, new JsonObject().put("error", error), REFUSED);
    }

    private Counter counter(String result) {
        return metrics.counter("latchkey.policy.reports", "result", result);
    }

    private void answer(RoutingContext request, int status, JsonObject words, String result) {
        counter(result).increment();
        request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(words.encode());
    }
}
