package latchkey.mailcow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What mailcow's netfilter does: ten failures from one address in ten minutes shut it out for half an hour. */
public final class StubBans {
    private static final int ATTEMPTS = 10;
    private static final Duration WITHIN = Duration.ofMinutes(10);
    private static final Duration LENGTH = Duration.ofMinutes(30);

    private final Clock clock;
    private final Map<String, List<Instant>> failures = new HashMap<>();
    private final Map<String, Instant> until = new TreeMap<>();
    private final Map<String, Boolean> beingLifted = new TreeMap<>();
    private final Set<String> forGood = new TreeSet<>();

    StubBans(Clock clock) {
        this.clock = clock;
    }

    public synchronized void ban(String ip, Duration length) {
        until.put(network(ip), clock.instant().plus(length));
    }

    /** On the list of mailcow's admin: netfilter shuts it out whatever is unbanned. */
    public synchronized void banForGood(String network) {
        forGood.add(network);
    }

    public synchronized boolean banned(String ip) {
        Instant end = until.get(network(ip));
        return forGood.contains(network(ip)) || (end != null && clock.instant().isBefore(end));
    }

    /** How many of its failures count at the moment. */
    public synchronized int failuresOf(String ip) {
        return failures.getOrDefault(ip, List.of()).size();
    }

    synchronized void failed(String ip) {
        Instant now = clock.instant();
        List<Instant> of = failures.computeIfAbsent(ip, first -> new ArrayList<>());
        of.removeIf(at -> at.isBefore(now.minus(WITHIN)));
        of.add(now);
        if (of.size() >= ATTEMPTS && !isPrivate(ip)) {
            ban(ip, LENGTH);
            of.clear();
        }
    }

    synchronized boolean lift(String network) {
        // netfilter does it at its next turn; until then it is listed as queued.
        return until.containsKey(network) && beingLifted.put(network, true) == null;
    }

    /** netfilter's next turn. */
    public synchronized void turn() {
        until.keySet().removeAll(beingLifted.keySet());
        beingLifted.clear();
    }

    synchronized List<Map<String, Object>> permanent() {
        return forGood.stream()
                .map(network -> {
                    Map<String, Object> ban = new LinkedHashMap<String, Object>();
                    ban.put("network", network);
                    ban.put("ip", network.substring(0, network.indexOf('/')));
                    return ban;
                })
                .toList();
    }

    synchronized List<Map<String, Object>> active() {
        Instant now = clock.instant();
        List<Map<String, Object>> active = new ArrayList<>();
        until.forEach((network, end) -> {
            if (now.isBefore(end)) {
                active.add(listed(network, Duration.between(now, end)));
            }
        });
        return active;
    }

    private Map<String, Object> listed(String network, Duration left) {
        Map<String, Object> ban = new LinkedHashMap<>();
        ban.put("queued_for_unban", beingLifted.containsKey(network) ? 1 : 0);
        ban.put("network", network);
        ban.put("ip", network.substring(0, network.indexOf('/')));
        ban.put(
                "banned_until",
                String.format(
                        Locale.ROOT, "%02dh %02dm %02ds", left.toHours(), left.toMinutesPart(), left.toSecondsPart()));
        return ban;
    }

    private static String network(String ip) {
        return ip + (ip.contains(":") ? "/128" : "/32");
    }

    private static boolean isPrivate(String ip) {
        return ip.startsWith("127.") || ip.startsWith("10.") || ip.startsWith("192.168.") || ip.startsWith("172.22.");
    }
}
