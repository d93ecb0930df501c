package latchkey.mailserver;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import latchkey.account.Endpoint;
import latchkey.shared.Protocol;
import org.jboss.logging.Logger;

/** Trial logins as any client would make them, over the addresses that clients are told. */
@ApplicationScoped
class LoginOverNetwork implements TrialLogin {
    private static final Logger LOG = Logger.getLogger(LoginOverNetwork.class);

    private final MailServerTrust trust;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    LoginOverNetwork(MailServerTrust trust) {
        this.trust = trust;
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    @Override
    public Map<Protocol, Result> tryAll(
            Map<Protocol, Endpoint> endpoints, String user, String secret, Duration within) {
        OutsideTransactions.require();
        SSLContext tls = trust.tls();
        long deadline = System.nanoTime() + within.toNanos();
        // Ended with this method: a login that came through later would look like the first use by its owner.
        Map<Protocol, ClosableSockets> sockets = new EnumMap<>(Protocol.class);
        endpoints.keySet().forEach(protocol -> sockets.put(protocol, new ClosableSockets()));
        try {
            Map<Protocol, Future<Result>> running = new EnumMap<>(Protocol.class);
            endpoints.forEach((protocol, endpoint) -> running.put(
                    protocol,
                    threads.submit(
                            () -> tryOne(protocol, endpoint, tls, of(sockets, protocol), user, secret, within))));
            Map<Protocol, Result> results = new EnumMap<>(Protocol.class);
            running.forEach(
                    (protocol, result) -> results.put(protocol, await(result, of(sockets, protocol), deadline)));
            return results;
        } finally {
            sockets.values().forEach(ClosableSockets::close);
        }
    }

    private static Result tryOne(
            Protocol protocol,
            Endpoint endpoint,
            SSLContext tls,
            ClosableSockets sockets,
            String user,
            String secret,
            Duration within) {
        try {
            return ProtocolLogin.of(protocol).login(endpoint, tls, sockets, user, secret, within);
        } catch (SocketTimeoutException slow) {
            return tooSlow(sockets);
        } catch (IOException unreachable) {
            LOG.infof(
                    "Trial login by %s at %s:%d could not be made: %s",
                    protocol.key(), endpoint.host(), endpoint.port(), unreachable.getMessage());
            return Result.UNPROVED;
        }
    }

    private static ClosableSockets of(Map<Protocol, ClosableSockets> sockets, Protocol protocol) {
        return Objects.requireNonNull(sockets.get(protocol));
    }

    private static Result tooSlow(ClosableSockets sockets) {
        return sockets.connected() ? Result.UNANSWERED : Result.UNPROVED;
    }

    private static Result await(Future<Result> running, ClosableSockets sockets, long deadline) {
        try {
            return running.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException slow) {
            running.cancel(true);
            return tooSlow(sockets);
        } catch (ExecutionException failed) {
            LOG.warn("Trial login failed", failed.getCause());
            return Result.UNPROVED;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Result.UNPROVED;
        }
    }
}
