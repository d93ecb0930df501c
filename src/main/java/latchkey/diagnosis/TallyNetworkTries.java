package latchkey.diagnosis;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
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

/**
 * What the networks of one batch have tried without repeating it, and what was tried at its names from anywhere: what is
 * stored, and what the batch adds.
 */
class TallyNetworkTries {
    static final Duration REMEMBERED = Duration.ofDays(7);

    /** Proved by their shape or by a hash are all others. */
    private static final Set<String> MAY_BE_GUESSED =
            Set.of("not_an_app_password", "unknown_account", LoginReport.WRONG_PASSWORD);

    /** Which of these names have logged in from this network within the time that tries are remembered. */
    interface LetIn {
        Set<String> from(String network, Collection<String> accounts, Instant since) throws SQLException;
    }

    private final LooseTries tries;
    private final Map<String, Set<String>> letIn = new HashMap<>();
    private final Map<String, Set<String>> asked = new HashMap<>();
    private final Map<String, NetworkTry> latest = new LinkedHashMap<>();
    private final Set<String> guessers = new LinkedHashSet<>();
    private final Map<String, NetworkTry> targets = new LinkedHashMap<>();
    private final LetIn letInFrom;

    /** @param stored all of the networks and of the names of the batch */
    TallyNetworkTries(Collection<NetworkTry> stored, LetIn letInFrom) {
        this.tries = new LooseTries(stored);
        this.letInFrom = letInFrom;
    }

    /** Where it comes from, if a login like this can be a guess at all. */
    static Optional<String> network(LoginReport report) {
        // Without a fingerprint all wrong passwords of a mailbox are one.
        boolean tellsSecretsApart =
                report.fingerprint() != null || !report.outcome().equals(LoginReport.WRONG_PASSWORD);
        return MAY_BE_GUESSED.contains(report.outcome()) && tellsSecretsApart
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
        Optional<NetworkTry> before = tries.of(network.get(), client);
        if (ofTheSecret.tries() >= NetworkTry.REPEATED) {
            tries.forgetEverywhere(
                    client, before.isPresent() || ofTheSecret.tries() - report.tries() < NetworkTry.REPEATED);
            return NetworkTries.NONE;
        }
        NetworkTry one = before.map(known -> known.again(report))
                .orElseGet(() -> NetworkTry.first(network.get(), client, report));
        tries.put(one);
        latest.merge(one.guesser(), one, (old, now) -> now.lastAt().isAfter(old.lastAt()) ? now : old);
        return isRepeated(one) ? NetworkTries.NONE : standing(one).at(one.account(), secretsAt(one));
    }

    void filed(LoginAttempt attempt) {
        network(attempt.report())
                .flatMap(network -> tries.of(network, FailingClient.idOf(attempt.report())))
                .ifPresent(one -> {
                    tries.put(one.filed(attempt.failingClient()));
                    if (attempt.reason() == Reason.GUESSING) {
                        guessers.add(one.guesser());
                        targets.put(one.target(), one);
                    }
                });
    }

    /** Guesses that were filed as failing clients before there were enough of them. */
    Collection<NetworkTry> filedTooEarly() throws SQLException {
        Map<String, NetworkTry> early = new LinkedHashMap<>();
        for (String guesser : guessers) {
            NetworkTry last = Objects.requireNonNull(latest.get(guesser));
            NetworkStanding standing = standing(last);
            loose(last).stream()
                    .filter(one -> one.filedUnder() != null
                            && standing.at(one.account(), 0).guesses())
                    .forEach(one -> early.put(one.key(), one));
        }
        for (NetworkTry last : targets.values()) {
            if (secretsAt(last) >= NetworkTries.MANY_AT_ONE_NAME) {
                for (NetworkTry one : looseAt(last)) {
                    if (one.filedUnder() != null && !isRepeated(one) && !isLetIn(one)) {
                        early.put(one.key(), one);
                    }
                }
            }
        }
        early.values().forEach(one -> tries.put(one.filed(null)));
        return early.values();
    }

    List<NetworkTry> changed() {
        return tries.changed();
    }

    /** Pushed out by newer ones of the same network or at the same name. */
    Collection<NetworkTry> gone() {
        return tries.gone();
    }

    /** Failing clients that have shown to be devices, wherever they are. */
    Set<String> repeated() {
        return tries.repeated();
    }

    private NetworkStanding standing(NetworkTry latestOne) throws SQLException {
        NetworkStanding standing = NetworkStanding.of(loose(latestOne));
        return standing.isConspicuous() || secretsAt(latestOne) >= NetworkTries.MANY_AT_ONE_NAME
                ? standing.knowing(letIn(latestOne.network(), standing.secrets().keySet(), since(latestOne)))
                : standing;
    }

    private List<NetworkTry> loose(NetworkTry latestOne) {
        return like(latestOne, tries.from(latestOne.network()));
    }

    private List<NetworkTry> looseAt(NetworkTry latestOne) {
        return like(latestOne, tries.atName(latestOne.account()));
    }

    private static List<NetworkTry> like(NetworkTry latestOne, Collection<NetworkTry> all) {
        return all.stream()
                .filter(one -> one.protocol().equals(latestOne.protocol()))
                .filter(one -> !one.repeated() && one.lastAt().isAfter(since(latestOne)))
                .toList();
    }

    /** By the same protocol, from everywhere. */
    private int secretsAt(NetworkTry latestOne) {
        return (int)
                looseAt(latestOne).stream().map(NetworkTry::client).distinct().count();
    }

    /** A phone on its way repeats itself too, each time from somewhere else. */
    private boolean isRepeated(NetworkTry one) {
        return tries.atName(one.account()).stream()
                        .filter(other -> other.client().equals(one.client()))
                        .mapToLong(NetworkTry::tries)
                        .sum()
                >= NetworkTry.REPEATED;
    }

    private boolean isLetIn(NetworkTry one) throws SQLException {
        return letIn(one.network(), Set.of(one.account()), since(one)).contains(one.account());
    }

    private static Instant since(NetworkTry latestOne) {
        return latestOne.lastAt().minus(REMEMBERED);
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
