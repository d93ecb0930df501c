package latchkey.mailcow;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
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
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "mailcow-stub");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable HttpServer server;
    private int port;

    private MailcowStub() {}

    public static MailcowStub start() {
        MailcowStub stub = new MailcowStub();
        stub.startAgain();
        return stub;
    }

    /** On the port that it had. */
    public synchronized void startAgain() {
        try {
            HttpServer listening = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
            listening.createContext("/", this::handle);
            listening.setExecutor(threads);
            listening.start();
            server = listening;
            port = listening.getAddress().getPort();
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    /** Connections are refused, mail logins too; Dovecot has forgotten what it remembered. */
    public synchronized void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
        cache.clear();
    }

    private synchronized boolean isRunning() {
        return server != null;
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

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            // Taken apart as mailcow does, before what is escaped is read.
            String path = exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (!path.startsWith(API)) {
                send(exchange, new ApiAnswer(404, ""));
                return;
            }
            String route = path.substring(API.length());
            requests.computeIfAbsent(route, first -> new AtomicInteger()).incrementAndGet();
            Faults.Fault fault = faults.of(route);
            if (fault == Faults.Fault.RESET_BEFORE) {
                return;
            }
            if (fault == Faults.Fault.ERROR_500) {
                send(exchange, new ApiAnswer(500, ""));
                return;
            }
            if (fault == Faults.Fault.TIME_OUT) {
                faults.hold();
            }
            ApiAnswer answer = answer(exchange, route, body);
            if (fault == null || fault == Faults.Fault.TIME_OUT) {
                send(exchange, answer);
            }
        }
    }

    private ApiAnswer answer(HttpExchange exchange, String route, String body) {
        String method = exchange.getRequestMethod();
        List<String> sent = exchange.getRequestHeaders().getOrDefault("X-API-Key", List.of());
        String ip = exchange.getRemoteAddress().getAddress().getHostAddress();
        return keys.refusal(sent, ip, method.equals("POST"), faults.readOnly())
                .orElseGet(() -> routes.answer(method, route, body));
    }

    private static void send(HttpExchange exchange, ApiAnswer answer) throws IOException {
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        faults.none();
        faults.goOn();
        stop();
        threads.shutdownNow();
    }
}
