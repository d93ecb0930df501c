package latchkey.diagnosis;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What networks have tried, found by their network and by the name that they were made at; so many of each at most. */
class LooseTries {
    private static final int KEPT_OF_A_NETWORK = 128;
    private static final int KEPT_OF_A_NAME = 128;

    private final Map<String, Map<String, NetworkTry>> byNetwork = new HashMap<>();
    private final Map<String, Map<String, NetworkTry>> byName = new HashMap<>();
    private final Map<String, NetworkTry> gone = new LinkedHashMap<>();
    private final Set<String> touched = new LinkedHashSet<>();

    LooseTries(Collection<NetworkTry> stored) {
        stored.forEach(this::hold);
    }

    Optional<NetworkTry> of(String network, String client) {
        return Optional.ofNullable(at(byNetwork, network).get(network + " " + client));
    }

    Collection<NetworkTry> from(String network) {
        return at(byNetwork, network).values();
    }

    Collection<NetworkTry> atName(String account) {
        return at(byName, account).values();
    }

    void put(NetworkTry one) {
        hold(one);
        touched.add(one.key());
        gone.remove(one.key());
        if (at(byNetwork, one.network()).size() > KEPT_OF_A_NETWORK) {
            pushOut(at(byNetwork, one.network()).values(), one);
        }
        if (at(byName, one.account()).size() > KEPT_OF_A_NAME) {
            pushOut(mostOfOneSecret(at(byName, one.account()).values()), one);
        }
    }

    List<NetworkTry> changed() {
        return byNetwork.values().stream()
                .flatMap(tries -> tries.values().stream())
                .filter(one -> touched.contains(one.key()))
                .toList();
    }

    Collection<NetworkTry> gone() {
        return gone.values();
    }

    private void hold(NetworkTry one) {
        at(byNetwork, one.network()).put(one.key(), one);
        at(byName, one.account()).put(one.key(), one);
    }

    /** How many secrets there are at a name is to stay known, however many machines try the same ones. */
    private static Collection<NetworkTry> mostOfOneSecret(Collection<NetworkTry> atName) {
        return atName.stream().collect(Collectors.groupingBy(NetworkTry::client)).values().stream()
                .filter(ofOne -> ofOne.size() > NetworkTry.REPEATED)
                .max(Comparator.comparingInt((List<NetworkTry> ofOne) -> ofOne.size())
                        .thenComparing(ofOne -> ofOne.get(0).client()))
                .map(ofOne -> (Collection<NetworkTry>) ofOne)
                .orElse(atName);
    }

    private void pushOut(Collection<NetworkTry> some, NetworkTry newest) {
        some.stream()
                .filter(other -> !other.key().equals(newest.key()))
                .min(Comparator.comparing(NetworkTry::lastAt).thenComparing(NetworkTry::key))
                .ifPresent(oldest -> {
                    at(byNetwork, oldest.network()).remove(oldest.key());
                    at(byName, oldest.account()).remove(oldest.key());
                    gone.put(oldest.key(), oldest);
                });
    }

    private static Map<String, NetworkTry> at(Map<String, Map<String, NetworkTry>> all, String key) {
        return all.computeIfAbsent(key, any -> new LinkedHashMap<>());
    }
}
