package latchkey.mailserver;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Asks each mail server which networks it shuts out, and tells it which of them it is to let in again until it has
 * heard that. Both may be done twice without harm.
 */
@ApplicationScoped
public class PollBans {
    private static final Logger LOG = Logger.getLogger(PollBans.class);

    private final MailServers servers;
    private final BannedNetworks networks;
    private final BanConfig config;
    private final ToldOnce told = new ToldOnce(LOG);

    PollBans(MailServers servers, BannedNetworks networks, BanConfig config) {
        this.servers = servers;
        this.networks = networks;
        this.config = config;
    }

    @Scheduled(every = "${latchkey.bans.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void all() {
        for (MailServer server : servers.all()) {
            if (server.bans().isPresent() && networks.takeTurn(server.key(), config.every())) {
                ask(server.key(), server.bans().get());
            }
        }
    }

    /** Out of turn, for somebody who waits; outside any transaction. One that does not answer is asked again later. */
    public void now(String key) {
        servers.all().stream()
                .filter(server -> server.key().equals(key))
                .forEach(server -> server.bans().ifPresent(bans -> ask(key, bans)));
    }

    private void ask(String server, Bans bans) {
        try {
            for (String network : networks.toLift(server)) {
                bans.lift(network);
                networks.lifting(server, network);
            }
            networks.told(server, bans.active());
            told.back(silent(server));
        } catch (MailServer.Unreachable unreachable) {
            told.away(silent(server), String.valueOf(unreachable.getMessage()));
            networks.silent(server);
        }
    }

    private static String silent(String server) {
        return server + " does not tell which networks it shuts out";
    }
}
