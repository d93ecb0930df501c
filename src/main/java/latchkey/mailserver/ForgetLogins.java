package latchkey.mailserver;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import latchkey.shared.MailAddress;
import org.jboss.logging.Logger;

/**
 * Has a mail server that remembers logins forget those of a mailbox, where its doveadm can be reached; else what has ended
 * goes on for as long as {@link Traits#endsWithin} says. Asked from rows, again until it is confirmed; to ask twice is
 * harmless.
 */
@ApplicationScoped
public class ForgetLogins {
    private static final Logger LOG = Logger.getLogger(ForgetLogins.class);
    private static final Duration KEPT_FOR = Duration.ofHours(1);

    private final CacheFlush.Repository flushes;
    private final MailServers servers;
    private final FlushConfig config;
    private final Clock clock;
    private final DoveadmHttp doveadm = new DoveadmHttp();
    private final DoveadmHttp forSomebodyWhoWaits = new DoveadmHttp(Duration.ofSeconds(3));

    ForgetLogins(CacheFlush.Repository flushes, MailServers servers, FlushConfig config, Clock clock) {
        this.flushes = flushes;
        this.servers = servers;
        this.config = config;
        this.clock = clock;
    }

    /** Whether a mail server can be told to. */
    public boolean possible(String server) {
        return config.doveadm().containsKey(server);
    }

    /** In the caller's transaction; nothing to do for a server that remembers none. After what ended is gone there. */
    public void of(MailAddress mailbox, String server) {
        if (possible(server)) {
            flushes.want(mailbox, server, clock.instant());
        }
    }

    /**
     * For somebody who waits, outside any transaction. What takes too long or fails is done in a later round: what it is for has
     * happened by then, and must not look as if it had not.
     */
    public void now(MailAddress mailbox) {
        try {
            Optional<CacheFlush> wanted = QuarkusTransaction.requiringNew()
                    .call(() -> flushes.findByIdOptional(mailbox.toString()).filter(flush -> flush.doneAt == null));
            wanted.ifPresent(flush -> flush(flush, forSomebodyWhoWaits));
        } catch (RuntimeException later) {
            LOG.warnf("What a mail server remembers is forgotten in a later round: %s", later.getMessage());
        }
    }

    /**
     * How long a mail server may still let in what has been gone from it since then.
     *
     * @param gone empty if it has not confirmed that yet
     */
    public Optional<Duration> goesOn(MailAddress mailbox, String server, Optional<Instant> gone) {
        Duration within = endsWithin(server);
        if (within.isZero()) {
            return Optional.empty();
        }
        boolean over = gone.isPresent()
                && (gone.get().plus(within).isBefore(clock.instant())
                        || QuarkusTransaction.joiningExisting().call(() -> flushes.doneSince(mailbox, gone.get())));
        return over ? Optional.empty() : Optional.of(within);
    }

    /** What may be promised beforehand: that doveadm will answer is not certain. */
    public Duration endsWithin(String server) {
        return servers.find(server)
                .map(MailServer::traits)
                .orElse(Traits.AT_ONCE)
                .endsWithin();
    }

    @Scheduled(every = "${latchkey.flush.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void all() {
        if (config.doveadm().isEmpty()) {
            return;
        }
        QuarkusTransaction.requiringNew()
                .run(() -> flushes.forgetBefore(clock.instant().minus(KEPT_FOR)));
        List<CacheFlush> open = QuarkusTransaction.requiringNew().call(flushes::open);
        open.stream()
                .collect(Collectors.groupingBy(flush -> flush.mailServer))
                .values()
                .forEach(ofOneServer -> UntilAway.each(ofOneServer, this::flushed));
    }

    private boolean flushed(CacheFlush flush) {
        boolean done = flush(flush, doveadm);
        if (!done) {
            LOG.warnf("%s has not confirmed that it forgets logins; again", flush.mailServer);
        }
        return done;
    }

    private boolean flush(CacheFlush flush, DoveadmHttp by) {
        FlushConfig.Doveadm server = config.doveadm().get(flush.mailServer);
        if (server == null) {
            // No longer set up: what it remembers runs out by itself.
            return true;
        }
        JsonObject user = new JsonObject().put("user", new JsonArray().add(flush.address));
        boolean done = by.run(server.url(), server.key(), "authCacheFlush", user)
                .filter(answer -> answer.getString(0).equals("doveadmResponse"))
                .isPresent();
        if (done) {
            QuarkusTransaction.requiringNew().run(() -> flushes.done(flush, clock.instant()));
        }
        return done;
    }
}
