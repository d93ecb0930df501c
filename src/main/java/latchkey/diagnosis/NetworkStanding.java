package latchkey.diagnosis;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a network looks by all that it has tried by one protocol and not repeated.
 *
 * @param secrets how many, by name
 * @param known names that have logged in from there
 */
record NetworkStanding(Map<String, Long> secrets, Set<String> known) {
    static NetworkStanding of(List<NetworkTry> loose) {
        return new NetworkStanding(
                loose.stream().collect(Collectors.groupingBy(NetworkTry::account, Collectors.counting())), Set.of());
    }

    NetworkStanding knowing(Set<String> names) {
        return new NetworkStanding(secrets, names);
    }

    /** Whether it matters which of the names are known. */
    boolean isConspicuous() {
        return rest().size() >= NetworkTries.MANY_NAMES || sum(rest()) >= NetworkTries.MANY_AT_SOME_NAMES;
    }

    /** @param anywhere secrets at this name, from all networks */
    NetworkTries at(String name, int anywhere) {
        Collection<Long> rest = rest();
        return new NetworkTries(
                secrets.getOrDefault(name, 0L).intValue(),
                rest.size(),
                (int) sum(rest),
                known.contains(name),
                anywhere);
    }

    private Collection<Long> rest() {
        return secrets.entrySet().stream()
                .filter(one -> one.getValue() < NetworkTries.MANY_AT_ONE_NAME && !known.contains(one.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static long sum(Collection<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
