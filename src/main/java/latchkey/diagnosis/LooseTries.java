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

/** Tries that were not repeated, found by their network and by the name that they were made at; so many of each at most. */
class LooseTries {
    private static final int KEPT_OF_A_NETWORK = 128;
    private static final int KEPT_OF_A_NAME = 128;

    private final Map<String, Map<String, NetworkTry>> byNetwork = new HashMap<>();
    private final Map<String, Map<String, NetworkTry>> byName = new HashMap<>();
    private final Map<String, NetworkTry> gone = new LinkedHashMap<>();
    private final Set<String> touched = new LinkedHashSet<>();
    private final Set<String> repeated = new LinkedHashSet<>();

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
        pushOut(at(byNetwork, one.network()), KEPT_OF_A_NETWORK, one);
        pushOut(at(byName, one.account()), KEPT_OF_A_NAME, one);
    }

    /** @param isStored whether the database may know of it */
    void forgetEverywhere(String client, boolean isStored) {
        byNetwork
                .values()
                .forEach(tries -> tries.values().removeIf(one -> one.client().equals(client)));
        byName.values()
                .forEach(tries -> tries.values().removeIf(one -> one.client().equals(client)));
        if (isStored) {
            repeated.add(client);
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

    Set<String> repeated() {
        return repeated;
    }

    private void hold(NetworkTry one) {
        at(byNetwork, one.network()).put(one.key(), one);
        at(byName, one.account()).put(one.key(), one);
    }

    private void pushOut(Map<String, NetworkTry> tries, int kept, NetworkTry newest) {
        if (tries.size() > kept) {
            tries.values().stream()
                    .filter(other -> !other.key().equals(newest.key()))
                    .min(Comparator.comparing(NetworkTry::lastAt).thenComparing(NetworkTry::key))
                    .ifPresent(oldest -> {
                        at(byNetwork, oldest.network()).remove(oldest.key());
                        at(byName, oldest.account()).remove(oldest.key());
                        gone.put(oldest.key(), oldest);
                    });
        }
    }

    private static Map<String, NetworkTry> at(Map<String, Map<String, NetworkTry>> all, String key) {
        return all.computeIfAbsent(key, any -> new LinkedHashMap<>());
    }
}
