package latchkey.mailserver.mailcow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import latchkey.mailserver.MailServer.Declined;
import latchkey.mailserver.MailServer.Unreachable;
import latchkey.mailserver.MailServerTrust;
import latchkey.mailserver.OutsideTransactions;
import latchkey.mailserver.mailcow.MailcowAnswer.Failing;
import latchkey.mailserver.mailcow.MailcowKey.KeyTurnedAway;
import latchkey.shared.MailAddress;
import latchkey.shared.WholeAnswer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one way to a mailcow's REST API. Whatever is no clear answer is {@link Unreachable}.
 *
 * <p>A question that was not answered is asked once more; an order never is, since it may have been carried out. After a
 * 401 nothing is sent until the key's file is written anew.
 */
final class MailcowApi {
    private static final Logger LOG = Logger.getLogger(MailcowApi.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration GRACE = Duration.ofMillis(500);

    private final MailcowConfig.One settings;
    private final String base;
    private final MailcowKey key;
    private final HttpClient http;
    private final Breaker breaker;
    private final OneAtATime oneAtATime;
    /** No more than these find out together that the key is no good. */
    private final Semaphore turns = new Semaphore(4, true);

    private final Clock clock;
    private volatile @Nullable Instant disturbedAt;
    private volatile @Nullable Duration clockAhead;

    /** @throws IllegalArgumentException if the settings name no mailcow, or one that would be asked in clear */
    MailcowApi(String name, MailcowConfig.One settings, Replicas replicas, Clock clock) {
        this.settings = settings;
        URI url = required(name, "url", settings.url());
        if (!"https".equals(url.getScheme()) && !isLoopback(url)) {
            throw new IllegalArgumentException("latchkey.mailcow." + name + ".url: the API key needs https");
        }
        this.base = url.toString().replaceAll("/+$", "") + "/api/v1/";
        this.key = new MailcowKey(required(name, "key-file", settings.keyFile()), replicas, clock);
        this.clock = clock;
        this.breaker = new Breaker(clock, settings.leftAloneFor());
        this.oneAtATime = new OneAtATime(settings.listsWithin(), replicas);
        // The key must not follow to another place.
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectWithin());
        settings.certificate().map(MailServerTrust::onlyOf).ifPresent(builder::sslContext);
        this.http = builder.build();
    }

    /** One question. */
    JsonNode ask(String route, String... names) {
        return noting(() -> asked(settings.answerWithin(), route, names).read());
    }

    /** A list, which may be long. */
    List<JsonNode> list(String route, String... names) {
        return noting(() -> asked(settings.listsWithin(), route, names).rows());
    }

    /** A short list, while somebody waits for it. */
    List<JsonNode> few(String route, String... names) {
        return noting(() -> asked(settings.answerWithin(), route, names).rows());
    }

    /** The newest lines of a log, asked for once: whoever reads it comes again. */
    MailcowLogs.Newest newest(String log, int lines) {
        return noting(() -> {
            MailcowAnswer answer = send(request(settings.listsWithin(), "get/logs/" + log, Integer.toString(lines))
                    .GET());
            return new MailcowLogs.Newest(answer.rows(), answer.at());
        });
    }

    /** One order, sent once. */
    List<String> order(String route, Object body) {
        HttpRequest.Builder request = request(settings.answerWithin(), route)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json(body)));
        return noting(() -> send(request).done());
    }

    /** Nobody else's call for this mailbox is made meanwhile, by no replica. */
    <T> T alone(MailAddress mailbox, Supplier<T> work) {
        return oneAtATime.on(mailbox, work);
    }

    /** Whether nothing is sent any more because the key was turned away. */
    boolean stopped() {
        return key.isTurnedAway();
    }

    /** When it last gave no answer, or none that can be used. */
    Optional<Instant> disturbedAt() {
        return Optional.ofNullable(disturbedAt);
    }

    /** How far its clock is ahead of the portal's, to the second, as its last answer told. */
    Optional<Duration> clockAhead() {
        return Optional.ofNullable(clockAhead);
    }

    /** What it was told before it failed, or while its key was no good, nobody knows. */
    private <T> T noting(Supplier<T> call) {
        try {
            return call.get();
        } catch (Declined no) {
            throw no;
        } catch (Unreachable unreachable) {
            disturbedAt = clock.instant();
            throw unreachable;
        }
    }

    private MailcowAnswer asked(Duration within, String route, String... names) {
        HttpRequest.Builder question = request(within, route, names).GET();
        try {
            return send(question);
        } catch (Failing | Unanswered once) {
            LOG.debugf("Asked again: %s", once.getMessage());
            return send(question);
        }
    }

    private MailcowAnswer send(HttpRequest.Builder request) {
        OutsideTransactions.require();
        try {
            if (!turns.tryAcquire(settings.listsWithin().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Unreachable("mailcow has not answered what it was asked before");
            }
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            throw new Unreachable("given up before mailcow was asked", givenUp);
        }
        try {
            return sendInTurn(request);
        } finally {
            turns.release();
        }
    }

    private MailcowAnswer sendInTurn(HttpRequest.Builder request) {
        MailcowKey.Sent sent = key.toSend();
        breaker.enter();
        try {
            HttpRequest keyed = request.setHeader("X-API-Key", sent.text()).build();
            var response = WholeAnswer.of(
                    http, keyed, keyed.timeout().orElse(settings.listsWithin()).plus(GRACE));
            MailcowAnswer answer = new MailcowAnswer(
                    response.statusCode(), response.body(), response.headers().firstValue("Date"));
            answer.requireReached();
            breaker.answered();
            key.taken(sent);
            answer.at()
                    .ifPresent(
                            at -> clockAhead = Duration.between(clock.instant().truncatedTo(ChronoUnit.SECONDS), at));
            return answer;
        } catch (KeyTurnedAway no) {
            breaker.answered();
            key.turnedAway(sent, no);
            LOG.errorf(
                    "%s: %s. Nothing more is sent until its key file is written anew, or touched after mailcow's list of"
                            + " addresses is put right.",
                    base, no.getMessage());
            throw no;
        } catch (Failing failing) {
            breaker.failed();
            throw failing;
        } catch (HttpTimeoutException slow) {
            breaker.failed();
            throw new Slow(slow);
        } catch (IOException broken) {
            breaker.failed();
            throw new Unanswered(broken);
        } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
            throw new Unreachable("given up before mailcow answered", givenUp);
        }
    }

    private HttpRequest.Builder request(Duration within, String route, String... names) {
        StringBuilder path = new StringBuilder(base).append(route);
        for (String name : names) {
            path.append('/')
                    .append(URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
        }
        return HttpRequest.newBuilder(URI.create(path.toString())).timeout(within);
    }

    private static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }

    private static boolean isLoopback(URI url) {
        return "http".equals(url.getScheme())
                && url.getHost() != null
                && (url.getHost().startsWith("127.") || url.getHost().equals("localhost"));
    }

    private static <T> T required(String name, String setting, Optional<T> value) {
        return value.orElseThrow(
                () -> new IllegalArgumentException("latchkey.mailcow." + name + "." + setting + " is not set"));
    }

    /** It has taken longer than it may, and would again. */
    static final class Slow extends Unreachable {
        Slow(HttpTimeoutException why) {
            super("mailcow did not answer in time", why);
        }
    }

    /** The connection broke, before or after the fact. */
    static final class Unanswered extends Unreachable {
        Unanswered(IOException why) {
            super("mailcow did not answer: " + why, why);
        }
    }
}
