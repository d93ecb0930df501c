package latchkey.mailserver;

import java.time.Instant;
import latchkey.shared.Network;
import latchkey.shared.NetworkRange;

/**
 * A network that nobody can reach a mail server from.
 *
 * @param range as the server writes it
 * @param beingLifted whether it is to be let in again and the server is not done with that yet
 * @param forGood as {@link Bans.Ban#forGood}
 */
public record BannedNetwork(String mailServer, String range, Instant until, boolean beingLifted, boolean forGood) {
    public boolean meets(Network network) {
        return NetworkRange.of(range).map(one -> one.meets(network)).orElse(false);
    }
}
