package latchkey.diagnosis;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import latchkey.attempt.LoginAttempt;
import latchkey.attempt.Reason;
import latchkey.mailserver.LoginReport;
import latchkey.shared.Network;

/** What the networks of one batch have tried without repeating it: what is stored, and what the batch adds. */
class TallyNetworkTries {
    static final Duration REMEMBERED = Duration.ofDays(7);
    private static final int KEPT_OF_A_NETWORK = 128;

    /** Proved by their shape or by a hash are all others. */
    private static final Set<String> MAY_BE_GUESSED = Set.of("not_an_app_password", "unknown_account");

    /** Which of these names have logged in from this network within the time that tries are remembered. */
    interface LetIn {
        Set<String> from(String network, Collection<String> accounts, Instant since) throws SQLException;
    }

    private final Map<String, Map<String, NetworkTry>> byNetwork = new HashMap<>();
    private final Map<String, Set<String>> letIn = new HashMap<>();
    private final Map<String, Set<String>> asked = new HashMap<>();
    private final Map<String, NetworkTry> latest = new LinkedHashMap<>();
    private final Map<String, NetworkTry> gone = new LinkedHashMap<>();
    private final Set<String> guessers = new LinkedHashSet<>();
    private final Set<String> touched = new LinkedHashSet<>();
    private final Set<String> repeated = new LinkedHashSet<>();
    private final LetIn letInFrom;

    TallyNetworkTries(Collection<NetworkTry> stored, LetIn letInFrom) {
        this.letInFrom = letInFrom;
        stored.forEach(one -> of(one.network()).put(one.client(), one));
    }

    /** Where it comes from, if a login like this can be a guess at all. */
    static Optional<String> network(LoginReport report) {
        return MAY_BE_GUESSED.contains(report.outcome())
                ? Optional.ofNullable(report.remoteIp()).flatMap(Network::of).map(Network::text)
                : Optional.empty();
    }

    /** @param ofTheSecret all tries with it from anywhere, this one included */
    NetworkTries add(LoginReport report, Rhythm ofTheSecret) throws SQLException {
        Optional<String> network = network(report);
        if (network.isEmpty()) {
            return NetworkTries.NONE;
        }
        String client = FailingClient.idOf(report);
        Map<String, NetworkTry> tries = of(network.get());
        NetworkTry before = tries.get(client);
        if (ofTheSecret.tries() >= NetworkTry.REPEATED) {
            forgetEverywhere(client, before != null || ofTheSecret.tries() - report.tries() < NetworkTry.REPEATED);
            return NetworkTries.NONE;
        }
        NetworkTry one = before == null ? NetworkTry.first(network.get(), client, report) : before.again(report);
        put(one);
        latest.merge(one.guesser(), one, (old, now) -> now.lastAt().isAfter(old.lastAt()) ? now : old);
        return one.repeated() ? NetworkTries.NONE : standing(one).at(one.account());
    }

    void filed(LoginAttempt attempt) {
        network(attempt.report())
                .map(this::of)
                .map(tries -> tries.get(FailingClient.idOf(attempt.report())))
                .ifPresent(one -> {
                    put(one.filed(attempt.failingClient()));
                    if (attempt.reason() == Reason.GUESSING) {
                        guessers.add(one.guesser());
                    }
                });
    }

    /** Guesses that were filed as failing clients before there were enough of them. */
    List<NetworkTry> filedTooEarly() throws SQLException {
        List<NetworkTry> early = new ArrayList<>();
        for (String guesser : guessers) {
            NetworkTry last = Objects.requireNonNull(latest.get(guesser));
            NetworkStanding standing = standing(last);
            loose(last).stream()
                    .filter(one -> one.filedUnder() != null
                            && standing.at(one.account()).guesses())
                    .forEach(early::add);
        }
        early.forEach(one -> put(one.filed(null)));
        return early;
    }

    List<NetworkTry> changed() {
        return byNetwork.values().stream()
                .flatMap(tries -> tries.values().stream())
                .filter(one -> touched.contains(one.key()))
                .toList();
    }

    /** Pushed out by newer ones of the same network. */
    Collection<NetworkTry> gone() {
        return gone.values();
    }

    /** Failing clients that have shown to be devices, wherever they are. */
    Set<String> repeated() {
        return repeated;
    }

    private Map<String, NetworkTry> of(String network) {
        return byNetwork.computeIfAbsent(network, any -> new LinkedHashMap<>());
    }

    private void forgetEverywhere(String client, boolean isKept) {
        byNetwork.values().forEach(tries -> tries.remove(client));
        if (isKept) {
            repeated.add(client);
        }
    }

    private void put(NetworkTry one) {
        Map<String, NetworkTry> tries = of(one.network());
        tries.put(one.client(), one);
        touched.add(one.key());
        gone.remove(one.key());
        if (tries.size() > KEPT_OF_A_NETWORK) {
            tries.values().stream()
                    .filter(other -> !other.client().equals(one.client()))
                    .min(Comparator.comparing(NetworkTry::lastAt).thenComparing(NetworkTry::client))
                    .ifPresent(oldest -> {
                        tries.remove(oldest.client());
                        gone.put(oldest.key(), oldest);
                    });
        }
    }

    private NetworkStanding standing(NetworkTry latestOne) throws SQLException {
        NetworkStanding standing = NetworkStanding.of(loose(latestOne));
        Instant since = latestOne.lastAt().minus(REMEMBERED);
        return standing.isConspicuous()
                ? standing.knowing(letIn(latestOne.network(), standing.secrets().keySet(), since))
                : standing;
    }

    private List<NetworkTry> loose(NetworkTry latestOne) {
        Instant since = latestOne.lastAt().minus(REMEMBERED);
        return of(latestOne.network()).values().stream()
                .filter(one -> one.protocol().equals(latestOne.protocol()))
                .filter(one -> !one.repeated() && one.lastAt().isAfter(since))
                .toList();
    }

    private Set<String> letIn(String network, Collection<String> accounts, Instant since) throws SQLException {
        Set<String> unasked = new HashSet<>(accounts);
        unasked.removeAll(asked.computeIfAbsent(network, any -> new HashSet<>()));
        Set<String> known = letIn.computeIfAbsent(network, any -> new HashSet<>());
        if (!unasked.isEmpty()) {
            known.addAll(letInFrom.from(network, unasked, since));
            asked.getOrDefault(network, new HashSet<>()).addAll(unasked);
        }
        return known;
    }
}
