package latchkey.mailclient.discovery;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import latchkey.mailclient.format.AutodiscoverAnswer;
import latchkey.mailclient.format.AutodiscoverRedirect;
import latchkey.mailclient.format.AutodiscoverRequest;
import latchkey.mailclient.format.PaccConfiguration;
import latchkey.mailclient.format.Servers;
import latchkey.mailclient.format.ThunderbirdAutoconfig;
import latchkey.shared.MailAddress;
import latchkey.shared.Network;
import latchkey.web.ClientNetwork;
import org.jboss.logging.Logger;

/**
 * Tells any mail client where the servers of a domain are.
 *
 * <p>Ahead of the sign-in: no session is looked at, no cookie set, nobody asked for a password, and the one that Outlook may
 * send unasked is read by nothing. It changes nothing, so a form of a foreign page can do no harm by it.
 */
@ApplicationScoped
class DiscoveryEndpoint {
    private static final Logger LOG = Logger.getLogger(DiscoveryEndpoint.class);

    /** After the headers that every answer has, and before anything that reads cookies or credentials. */
    private static final int AHEAD_OF_THE_SIGN_IN = -900;

    private static final int MOST_BYTES = 16 * 1024;
    private static final String PLAIN = "text/plain;charset=UTF-8";

    private final ServedDomains domains;
    private final DiscoveryConfig config;
    private final AnswersASecond limit;
    private final Clock clock;

    DiscoveryEndpoint(ServedDomains domains, DiscoveryConfig config, Clock clock) {
        this.domains = domains;
        this.config = config;
        this.clock = clock;
        limit = new AnswersASecond(config.answersASecond(), clock);
    }

    void register(@Observes Router router) {
        get(router, "/mail/config-v1\\.1\\.xml", this::autoconfig);
        get(router, "/\\.well-known/autoconfig/mail/config-v1\\.1\\.xml", this::autoconfig);
        // The address stands behind it where Microsoft's own clients of today ask, else in the query.
        get(router, "(?i)/autodiscover/autodiscover\\.json(?:/v1\\.0/(?<address>[^/]+))?", this::redirect);
        if (config.pacc()) {
            get(router, "/\\.well-known/user-agent-configuration\\.json", this::pacc);
        }
        String autodiscover = "(?i)/autodiscover/autodiscover\\.xml";
        limited(router, HttpMethod.POST, autodiscover);
        router.postWithRegex(autodiscover)
                .order(AHEAD_OF_THE_SIGN_IN)
                .handler(BodyHandler.create(false).setBodyLimit(MOST_BYTES))
                .blockingHandler(request -> answer(request, this::autodiscover), false)
                .failureHandler(DiscoveryEndpoint::refuse);
    }

    private void get(Router router, String path, Consumer<RoutingContext> answer) {
        limited(router, HttpMethod.GET, path);
        router.routeWithRegex(path)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .order(AHEAD_OF_THE_SIGN_IN)
                .blockingHandler(request -> answer(request, answer), false)
                .failureHandler(DiscoveryEndpoint::refuse);
    }

    /** The other methods are told which one it is; all of them count. */
    private void limited(Router router, HttpMethod method, String path) {
        router.routeWithRegex(path)
                .order(AHEAD_OF_THE_SIGN_IN)
                .handler(request -> {
                    HttpMethod asked = request.request().method();
                    if (!limit.oneMore(network(request))) {
                        request.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
                        request.fail(429);
                    } else if (asked.equals(method)
                            || (asked.equals(HttpMethod.HEAD) && method.equals(HttpMethod.GET))) {
                        request.next();
                    } else {
                        request.response().putHeader(HttpHeaders.ALLOW, method.name());
                        request.fail(405);
                    }
                })
                .failureHandler(DiscoveryEndpoint::refuse);
    }

    private static String network(RoutingContext request) {
        return ClientNetwork.of(request.request()).map(Network::text).orElse("unknown");
    }

    private void autoconfig(RoutingContext request) {
        served(AskedDomain.of(request.request(), "emailaddress", "autoconfig."))
                .ifPresentOrElse(
                        servers -> say(
                                request, 200, ThunderbirdAutoconfig.CONTENT_TYPE, ThunderbirdAutoconfig.of(servers)),
                        () -> request.fail(404));
    }

    private void autodiscover(RoutingContext request) {
        Buffer body = request.body().buffer();
        try {
            AutodiscoverRequest asked = AutodiscoverRequest.read(body == null ? new byte[0] : body.getBytes());
            Optional<MailAddress> address = asked.address().filter(any -> asked.wantsMailSettings());
            if (address.isEmpty()) {
                say(request, 200, AutodiscoverAnswer.CONTENT_TYPE, AutodiscoverAnswer.invalidRequest(clock.instant()));
                return;
            }
            domains.find(address.get().domain())
                    .ifPresentOrElse(
                            servers -> say(
                                    request,
                                    200,
                                    AutodiscoverAnswer.CONTENT_TYPE,
                                    AutodiscoverAnswer.settings(servers, address.get())),
                            () -> request.fail(404));
        } catch (AutodiscoverRequest.Unreadable unreadable) {
            say(request, 400, AutodiscoverAnswer.CONTENT_TYPE, AutodiscoverAnswer.invalidRequest(clock.instant()));
        }
    }

    private void redirect(RoutingContext request) {
        Optional<String> inPath = Optional.ofNullable(request.pathParam("address"));
        Optional<Servers> servers = served(inPath.map(AskedDomain::of)
                .orElseGet(() -> AskedDomain.of(request.request(), "Email", "autodiscover.")));
        boolean known = AskedDomain.parameter(request.request(), "Protocol")
                .filter("AutodiscoverV1"::equalsIgnoreCase)
                .isPresent();
        if (servers.isEmpty()) {
            request.fail(404);
        } else {
            String json = known ? AutodiscoverRedirect.to(servers.get()) : AutodiscoverRedirect.invalidProtocol();
            say(
                    request,
                    known ? 200 : 400,
                    AutodiscoverRedirect.CONTENT_TYPE,
                    Buffer.buffer(json).getBytes());
        }
    }

    private void pacc(RoutingContext request) {
        served(AskedDomain.behind(request.request(), "ua-auto-config."))
                .ifPresentOrElse(
                        servers -> say(request, 200, PaccConfiguration.CONTENT_TYPE, PaccConfiguration.of(servers)),
                        () -> request.fail(404));
    }

    private Optional<Servers> served(List<String> candidates) {
        return candidates.stream().flatMap(name -> domains.find(name).stream()).findFirst();
    }

    private static void answer(RoutingContext request, Consumer<RoutingContext> answer) {
        try {
            answer.accept(request);
        } catch (RuntimeException fault) {
            LOG.warnf("A mail client could not be told of the servers: %s", fault.getMessage());
            request.response().putHeader(HttpHeaders.RETRY_AFTER, "5");
            request.fail(503);
        }
    }

    private static Future<Void> say(RoutingContext request, int status, String type, byte[] body) {
        return request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .end(Buffer.buffer(body));
    }

    /** In one plain line, for nobody reads it; and who sends too much is hung up on. */
    private static void refuse(RoutingContext request) {
        int status = request.statusCode() < 400 ? 500 : request.statusCode();
        byte[] line = Buffer.buffer(status + "\n").getBytes();
        if (status == 413) {
            request.response().putHeader(HttpHeaders.CONNECTION, "close");
            say(request, status, PLAIN, line)
                    .onComplete(said -> request.request().connection().close());
        } else {
            say(request, status, PLAIN, line);
        }
    }
}
