package latchkey.diagnosis;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a network looks by all that it has tried by one protocol.
 *
 * @param secrets how often each was tried, by name
 * @param loose how many of them nothing shows to be a device's, by name
 * @param known names that have logged in from there
 */
record NetworkStanding(Map<String, Repetition> secrets, Map<String, Long> loose, Set<String> known) {
    private static final Repetition NOTHING = new Repetition(List.of());

    static NetworkStanding of(List<NetworkTry> all) {
        return new NetworkStanding(
                all.stream()
                        .collect(Collectors.groupingBy(
                                NetworkTry::account,
                                Collectors.mapping(
                                        NetworkTry::tries,
                                        Collectors.collectingAndThen(Collectors.toList(), Repetition::of)))),
                all.stream()
                        .filter(NetworkTry::isLoose)
                        .collect(Collectors.groupingBy(NetworkTry::account, Collectors.counting())),
                Set.of());
    }

    NetworkStanding knowing(Set<String> names) {
        return new NetworkStanding(secrets, loose, names);
    }

    /** Whether it matters which of the names are known. */
    boolean isConspicuous() {
        return rest().size() >= NetworkTries.MANY_NAMES || sum(rest()) >= NetworkTries.MANY_AT_SOME_NAMES;
    }

    /** Which names it matters of. */
    Set<String> names(String current) {
        Set<String> names = new HashSet<>(loose.keySet());
        names.add(current);
        return names;
    }

    /** As far as this network alone can tell. */
    boolean isOfADevice(NetworkTry one) {
        Repetition at = at(one.account());
        return at.isMany() ? at.standsOut(one.tries()) : !one.isLoose();
    }

    /** @param anywhere secrets at this name, from all networks */
    NetworkTries at(String name, int anywhere) {
        Collection<Long> rest = rest();
        return new NetworkTries(at(name).alike(), rest.size(), (int) sum(rest), known.contains(name), anywhere);
    }

    private Repetition at(String name) {
        return secrets.getOrDefault(name, NOTHING);
    }

    private Collection<Long> rest() {
        return loose.entrySet().stream()
                .filter(one -> !at(one.getKey()).isMany() && !known.contains(one.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static long sum(Collection<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
