package latchkey.mailserver;

import java.sql.SQLException;

/**
 * The rounds of a job over all mail servers. With each that has more to do it goes on at once, so that a long one waits for
 * no tick of the clock; the others have their turn in between, as often.
 */
public final class Rounds {
    private final MailServers servers;
    private volatile boolean stopping;

    public Rounds(MailServers servers) {
        this.servers = servers;
    }

    /** With one server, for some seconds. */
    public interface Round {
        /** @return whether there is more to do, and the server answers */
        boolean hasMore(MailServer server) throws SQLException;
    }

    public void all(Round round) throws SQLException {
        boolean more = true;
        while (more) {
            more = false;
            // All of them again: one that had nothing to do may have, long before the busiest one is through.
            for (MailServer server : servers.all()) {
                if (stopping) {
                    return;
                }
                more |= round.hasMore(server);
            }
        }
    }

    /** For a portal that stops: no further round begins. */
    public void stop() {
        stopping = true;
    }
}
