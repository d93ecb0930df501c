package latchkey.diagnosis;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What was tried at one name by one protocol lately, from everywhere: which of it is a device's, and how much is left. */
final class SecretsAtName {
    /** A phone on its way has one or two; machines that share a list have more of it each. */
    private static final int ON_A_PHONE = 2;

    private final Map<String, Repetition> fromNetwork;
    private final Map<String, Long> onTheWay = new HashMap<>();
    private final Repetition left;

    private SecretsAtName(Collection<NetworkTry> tries) {
        fromNetwork = byNetwork(tries);
        Set<String> atHome = new HashSet<>();
        Map<String, Long> all = new HashMap<>();
        for (NetworkTry one : tries) {
            Repetition here = from(one.network());
            if (one.repeated() && !here.isMany()) {
                atHome.add(one.client());
            }
            if (here.secrets() <= ON_A_PHONE) {
                onTheWay.merge(one.client(), one.tries(), Long::sum);
            }
            all.merge(one.client(), one.tries(), Long::sum);
        }
        all.keySet().removeAll(atHome);
        left = Repetition.of(all.values());
    }

    static SecretsAtName of(Collection<NetworkTry> tries) {
        return new SecretsAtName(tries);
    }

    /** Those that are no device's, as it seems. */
    int left() {
        return left.alike();
    }

    /**
     * By repeating itself from one place, or on its way; where very much is tried, more than the rest is repeated.
     *
     * @param ofTheClient tries that are known of its failing client
     */
    boolean isOfADevice(NetworkTry one, long ofTheClient) {
        Repetition here = from(one.network());
        if (here.isMany()) {
            return here.standsOut(one.tries());
        }
        if (one.repeated()) {
            return true;
        }
        if (here.secrets() > ON_A_PHONE) {
            return false;
        }
        long lately = onTheWay.getOrDefault(one.client(), 0L);
        return left.isMany() ? left.standsOut(lately) : Math.max(lately, ofTheClient) >= NetworkTry.REPEATED;
    }

    private Repetition from(String network) {
        return Objects.requireNonNull(fromNetwork.get(network));
    }

    private static Map<String, Repetition> byNetwork(Collection<NetworkTry> tries) {
        return tries.stream()
                .collect(Collectors.groupingBy(
                        NetworkTry::network,
                        Collectors.mapping(
                                NetworkTry::tries, Collectors.collectingAndThen(Collectors.toList(), Repetition::of))));
    }
}
