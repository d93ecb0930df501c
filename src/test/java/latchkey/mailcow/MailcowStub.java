package latchkey.mailcow;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A mailcow on a port of loopback: its REST API, and logins as its Dovecot and SOGo judge them. What it holds outlives a
 * {@link #stop} and {@link #startAgain}.
 */
public final class MailcowStub implements AutoCloseable {
    public static final String KEY = "A1B2C3-D4E5F6-071829-3A4B5C-6D7E8F";
    public static final String KEY_THAT_READS_ONLY = "0A1B2C-3D4E5F-607182-93A4B5-C6D7E8";

    private static final String API = "/api/v1/";

    private final StubClock clock = new StubClock();
    private final MailcowState state = new MailcowState(clock);
    private final Faults faults = new Faults();
    private final Delays delays = new Delays();
    private final AuthCache cache = new AuthCache(clock);
    private final ApiRoutes routes = new ApiRoutes(state, delays);
    private final MailLogins logins = new MailLogins(state, cache, delays, this::isRunning);
    private final ApiKeys keys = new ApiKeys(state);
    private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();
    private final List<String> ordered = new CopyOnWriteArrayList<>();
    private final AtomicInteger watchedAppPasswords = new AtomicInteger();
    private final AtomicInteger watchedMailboxes = new AtomicInteger();
    private final AtomicInteger mostWatched = new AtomicInteger();
    private volatile String watched = "";
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private @Nullable StubHttp server;
    private int port;
    private ServerSocketFactory sockets = ServerSocketFactory.getDefault();

    private MailcowStub() {}

    public static MailcowStub start() {
        return startOn(0);
    }

    /** @param port 0 for any that is free */
    public static MailcowStub startOn(int port) {
        MailcowStub stub = new MailcowStub();
        stub.port = port;
        stub.startAgain();
        return stub;
    }

    /** By https, for {@code localhost}. */
    public static MailcowStub startWith(SSLContext certificate) {
        MailcowStub stub = new MailcowStub();
        stub.sockets = certificate.getServerSocketFactory();
        stub.startAgain();
        return stub;
    }

    /** On the port that it had, unless it runs. */
    public synchronized void startAgain() {
        if (server == null) {
            // The kernel lets go of a port some moments after it was closed.
            server = await().atMost(Duration.ofSeconds(5))
                    .pollInterval(Duration.ofMillis(20))
                    .ignoreExceptionsMatching(failed -> failed.getCause() instanceof BindException)
                    .until(() -> new StubHttp(port, sockets, this::count, clock), Objects::nonNull);
            port = server.port();
        }
    }

    /** Connections are refused, mail logins too; Dovecot has forgotten what it remembered. */
    public synchronized void stop() {
        if (server != null) {
            server.close();
            server = null;
        }
        cache.clear();
    }

    private synchronized boolean isRunning() {
        return server != null;
    }

    public URI securedUrl() {
        return URI.create("https://localhost:" + port);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Writes the key into a file, anew even if it is the same. */
    public static Path writeKey(String key, Path file) {
        try {
            FileTime before = Files.exists(file) ? Files.getLastModifiedTime(file) : FileTime.from(Instant.EPOCH);
            Files.writeString(file, key + "\n");
            if (Files.getLastModifiedTime(file).equals(before)) {
                Files.setLastModifiedTime(file, FileTime.from(before.toInstant().plusSeconds(1)));
            }
            return file;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    public MailcowState state() {
        return state;
    }

    public StubClock clock() {
        return clock;
    }

    public Faults faults() {
        return faults;
    }

    public Delays delays() {
        return delays;
    }

    public ApiKeys keys() {
        return keys;
    }

    /** How many requests had a path that begins so, such as {@code get/logs/dovecot}. */
    public int requests(String route) {
        return requests.entrySet().stream()
                .filter(one -> one.getKey().startsWith(route))
                .mapToInt(one -> one.getValue().get())
                .sum();
    }

    /** What it was told to add, edit and delete, body by body. */
    public List<String> ordered() {
        return List.copyOf(ordered);
    }

    /**
     * A mail client logs in.
     *
     * @param service {@code imap}, {@code pop3}, {@code smtp} or {@code sieve}; {@code DAV} or {@code EAS}
     */
    public boolean login(String user, String password, String ip, String service) {
        return logins.login(user, password, ip, service) == MailLogins.Verdict.ACCEPTED;
    }

    /** {@code doveadm auth cache flush USER}. */
    public int flushAuthCache(String user) {
        return cache.flush(user);
    }

    /** How many requests were ever under way together. */
    public int mostAtOnce() {
        return mostAtOnce.get();
    }

    /** From now on the requests are counted apart whose path or body holds this text. */
    public void watch(String text) {
        watched = text;
    }

    /** How many of those were ever under way together, for app passwords or for mailboxes. */
    public int mostWatchedAtOnce() {
        return mostWatched.get();
    }

    private Optional<ApiAnswer> count(StubHttp.Request request) {
        boolean isWatched = !watched.isEmpty()
                && (request.path().contains(watched) || request.body().contains(watched));
        AtomicInteger likeThis = request.path().contains("app-passwd") ? watchedAppPasswords : watchedMailboxes;
        mostAtOnce.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        if (isWatched) {
            mostWatched.accumulateAndGet(likeThis.incrementAndGet(), Math::max);
        }
        try {
            return answer(request);
        } finally {
            underWay.decrementAndGet();
            if (isWatched) {
                likeThis.decrementAndGet();
            }
        }
    }

    private Optional<ApiAnswer> answer(StubHttp.Request request) {
        if (!request.path().startsWith(API)) {
            return Optional.of(new ApiAnswer(404, ""));
        }
        String route = request.path().substring(API.length());
        requests.computeIfAbsent(route, first -> new AtomicInteger()).incrementAndGet();
        if (request.method().equals("POST")) {
            ordered.add(request.body());
        }
        Faults.Fault fault = faults.of(route);
        if (fault == Faults.Fault.RESET_BEFORE) {
            return Optional.empty();
        }
        if (fault == Faults.Fault.ERROR_500) {
            return Optional.of(new ApiAnswer(500, ""));
        }
        if (fault == Faults.Fault.TIME_OUT) {
            faults.hold();
        }
        ApiAnswer answer = keys.refusal(request, faults.readOnly())
                .orElseGet(() -> routes.answer(request.method(), route, request.body()));
        if (fault == Faults.Fault.STALL_IN_BODY) {
            return Optional.of(answer.stalling());
        }
        return fault == Faults.Fault.RESET_AFTER ? Optional.empty() : Optional.of(answer);
    }

    @Override
    public void close() {
        faults.none();
        faults.goOn();
        stop();
    }
}
