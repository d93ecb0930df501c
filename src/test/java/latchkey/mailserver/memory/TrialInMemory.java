package latchkey.mailserver.memory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import latchkey.account.Endpoint;
import latchkey.mailserver.TrialLogin;
import latchkey.shared.Protocol;

/** The trial login at a mail server in memory; enabled by the profile of a test. */
@Alternative
@ApplicationScoped
public class TrialInMemory implements TrialLogin {
    public enum Network {
        UP,
        DOWN,
        /** Up to the limit, without an answer. */
        SLOW,
        /** As if the portal stood still, until {@link #letGo}. */
        STANDING_STILL
    }

    /** Of another mail server in the same JVM. */
    public interface Login {
        boolean getsIn(String user, Protocol protocol, String secret);
    }

    private final MailServerInMemory server;
    private final Map<String, Login> others = new ConcurrentHashMap<>();
    private volatile Network network = Network.UP;
    private volatile CountDownLatch held = new CountDownLatch(0);

    TrialInMemory(MailServerInMemory server) {
        this.server = server;
    }

    public MailServerInMemory server() {
        return server;
    }

    /** Mailboxes of this domain are elsewhere. */
    public void at(String domain, Login login) {
        others.put(domain, login);
    }

    private boolean getsIn(String user, Protocol protocol, String secret) {
        Login elsewhere = others.get(user.substring(user.indexOf('@') + 1));
        return elsewhere == null ? server.login(user, protocol, secret) : elsewhere.getsIn(user, protocol, secret);
    }

    public void network(Network now) {
        if (now == Network.STANDING_STILL) {
            held = new CountDownLatch(1);
        }
        network = now;
    }

    public void letGo() {
        held.countDown();
    }

    @Override
    public Map<Protocol, Result> tryAll(
            Map<Protocol, Endpoint> endpoints, String user, String secret, Duration within) {
        return switch (network) {
            case UP -> results(endpoints, protocol -> answer(getsIn(user, protocol, secret)));
            case DOWN -> results(endpoints, protocol -> Result.UNPROVED);
            case SLOW -> {
                await(new CountDownLatch(1), within);
                yield results(endpoints, protocol -> Result.UNANSWERED);
            }
            case STANDING_STILL -> {
                await(held, Duration.ofMinutes(2));
                yield results(endpoints, protocol -> answer(!server.turnsEverybodyAway()));
            }
        };
    }

    private static Result answer(boolean accepted) {
        return accepted ? Result.ACCEPTED : Result.REFUSED;
    }

    private static Map<Protocol, Result> results(Map<Protocol, Endpoint> endpoints, Function<Protocol, Result> result) {
        return endpoints.keySet().stream().collect(Collectors.toMap(Function.identity(), result));
    }

    private static void await(CountDownLatch latch, Duration atMost) {
        try {
            var unused = latch.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
