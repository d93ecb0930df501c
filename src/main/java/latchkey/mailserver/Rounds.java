package latchkey.mailserver;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The rounds of a job over all mail servers. With each that has more to do it goes on at once, so that a long one waits for
 * no tick of the clock; the others have their turn in between, and one that does not answer is left until the next tick.
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
        List<MailServer> busy = new ArrayList<>(servers.all());
        while (!busy.isEmpty()) {
            for (Iterator<MailServer> each = busy.iterator(); each.hasNext(); ) {
                if (stopping) {
                    return;
                }
                if (!round.hasMore(each.next())) {
                    each.remove();
                }
            }
        }
    }

    /** For a portal that stops: no further round begins. */
    public void stop() {
        stopping = true;
    }
}
