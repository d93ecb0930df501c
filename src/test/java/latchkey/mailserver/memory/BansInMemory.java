package latchkey.mailserver.memory;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import latchkey.mailserver.Bans;
import latchkey.mailserver.MailServer.Unreachable;
import latchkey.mailserver.OutsideTransactions;

/** Networks that the server shuts out. One that is to be let in waits until the firewall gets round to it. */
public class BansInMemory implements Bans {
    private final Map<String, Ban> active = new ConcurrentHashMap<>();
    private volatile boolean silent;

    public void shutOut(String network) {
        active.put(network, Ban.until(network, Instant.now().plus(30, ChronoUnit.MINUTES), false));
    }

    public void shutOutForGood(String network) {
        active.put(network, Ban.forGood(network));
    }

    public void firewallIsDone() {
        active.values().removeIf(Ban::beingLifted);
    }

    public void forget(String network) {
        active.remove(network);
    }

    public void silent(boolean now) {
        silent = now;
    }

    public boolean beingLifted(String network) {
        return active.containsKey(network) && active.get(network).beingLifted();
    }

    @Override
    public List<Ban> active() {
        requireAnswer();
        return List.copyOf(active.values());
    }

    @Override
    public void lift(String network) {
        requireAnswer();
        active.computeIfPresent(network, (key, ban) -> ban.forGood() ? ban : Ban.until(key, ban.until(), true));
    }

    private void requireAnswer() {
        OutsideTransactions.require();
        if (silent) {
            throw new Unreachable("silent");
        }
    }
}
