package latchkey.mailserver;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Clock;
import latchkey.account.AccountDeactivated;
import latchkey.shared.MailAddress;
import org.jboss.logging.Logger;

/**
 * Ends the open mail sessions of a mailbox that was switched off, or whose app password has ended, if the site allows it.
 * Asked from rows that were written with that; to ask twice is harmless. Other clients of the mailbox connect anew.
 */
@ApplicationScoped
public class KickSessions {
    private static final Logger LOG = Logger.getLogger(KickSessions.class);

    /** What doveadm says if nobody of that name is connected. */
    private static final int NOBODY_THERE = 68;

    private final SessionKick.Repository kicks;
    private final KickConfig config;
    private final Clock clock;
    private final DoveadmHttp doveadm = new DoveadmHttp();

    KickSessions(SessionKick.Repository kicks, KickConfig config, Clock clock) {
        this.kicks = kicks;
        this.config = config;
        this.clock = clock;
    }

    void deactivated(@Observes AccountDeactivated event) {
        of(event.address());
    }

    /** In the caller's transaction. */
    public void of(MailAddress mailbox) {
        boolean pattern = mailbox.localPart().matches(".*[*?].*");
        if (config.url().isPresent() && !pattern) {
            kicks.want(mailbox, clock.instant());
        } else if (pattern) {
            LOG.warn("An address with * or ? would end the sessions of others too: nothing is kicked");
        }
    }

    @Scheduled(every = "${latchkey.kick.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void all() {
        if (config.url().isEmpty()) {
            return;
        }
        URI url = config.url().get();
        UntilAway.each(QuarkusTransaction.requiringNew().call(kicks::open), kick -> kicked(url, kick));
    }

    private boolean kicked(URI url, SessionKick kick) {
        boolean late = kick.wantedAt.plus(config.triedFor()).isBefore(clock.instant());
        boolean kicked = kick(url, kick.address);
        if (kicked || late) {
            QuarkusTransaction.requiringNew().run(() -> kicks.forget(kick));
        }
        if (!kicked) {
            LOG.warnf("Sessions were not ended, the mail server did not confirm it; %s", late ? "given up" : "again");
        }
        return kicked;
    }

    private boolean kick(URI url, String address) {
        return doveadm.run(url, config.key(), "kick", new JsonObject().put("mask", new JsonArray().add(address)))
                .filter(KickSessions::confirmed)
                .isPresent();
    }

    private static boolean confirmed(JsonArray answer) {
        return answer.getString(0).equals("doveadmResponse")
                || answer.getJsonObject(1).getInteger("exitCode", 0) == NOBODY_THERE;
    }
}
