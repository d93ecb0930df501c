package latchkey.diagnosis;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
 * What the networks of one batch have tried, and what was tried at its names from anywhere: what is stored, and what the
 * batch adds.
 */
class TallyNetworkTries {
    static final Duration REMEMBERED = Duration.ofDays(7);

    /** A device that tries for months need not be counted; it has only to be remembered. */
    private static final Duration REFRESHED_AFTER = Duration.ofDays(1);

    /** Where there are so many secrets at a name, how often each was tried may come to matter, up to a number. */
    private static final int SECRETS_OF_NO_PHONE = 4;

    private static final int COUNTED = 9;

    /** Proved by their shape or by a hash are all others. */
    private static final Set<String> MAY_BE_GUESSED =
            Set.of("not_an_app_password", "unknown_account", LoginReport.WRONG_PASSWORD, LoginReport.MAILBOX_OFF);

    /** Without a fingerprint all of these at a mailbox are one. */
    private static final Set<String> TOLD_APART_BY_FINGERPRINT =
            Set.of(LoginReport.WRONG_PASSWORD, LoginReport.MAILBOX_OFF);

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
    private final Map<String, NetworkTry> early = new LinkedHashMap<>();
    private final LetIn letInFrom;

    /** @param stored all of the networks and of the names of the batch */
    TallyNetworkTries(Collection<NetworkTry> stored, LetIn letInFrom) {
        this.tries = new LooseTries(stored);
        this.letInFrom = letInFrom;
    }

    /** Where it comes from, if a login like this can be a guess at all. */
    static Optional<String> network(LoginReport report) {
        boolean tellsSecretsApart =
                report.fingerprint() != null || !TOLD_APART_BY_FINGERPRINT.contains(report.outcome());
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
        NetworkTry one = tries.of(network.get(), FailingClient.idOf(report))
                .map(known -> isCounted(known, report) ? put(known.again(report)) : known)
                .orElseGet(() -> put(NetworkTry.first(network.get(), FailingClient.idOf(report), report)));
        latest.merge(one.guesser(), one, (old, now) -> now.lastAt().isAfter(old.lastAt()) ? now : old);
        SecretsAtName atName = atName(one);
        if (atName.isOfADevice(one, ofTheSecret.tries())) {
            settle(one);
            return NetworkTries.NONE;
        }
        return standing(one, atName.left()).at(one.account(), atName.left());
    }

    void filed(LoginAttempt attempt) {
        network(attempt.report())
                .flatMap(network -> tries.of(network, FailingClient.idOf(attempt.report())))
                .ifPresent(one -> {
                    if (!Objects.equals(one.filedUnder(), attempt.failingClient())) {
                        tries.put(one.filed(attempt.failingClient()));
                    }
                    if (attempt.reason() == Reason.GUESSING) {
                        if (one.filedUnder() != null) {
                            early.putIfAbsent(one.key(), one.without(attempt.report()));
                        }
                        guessers.add(one.guesser());
                        targets.put(one.target(), one);
                    }
                });
    }

    /** Guesses that were filed as failing clients before there were enough of them. */
    Collection<NetworkTry> filedTooEarly() throws SQLException {
        Map<String, NetworkTry> found = new LinkedHashMap<>(early);
        early.clear();
        for (String guesser : guessers) {
            NetworkTry last = Objects.requireNonNull(latest.get(guesser));
            NetworkStanding standing = standing(last, atName(last).left());
            for (NetworkTry one : like(last, tries.from(last.network()))) {
                if (one.filedUnder() != null
                        && !standing.isOfADevice(one)
                        && standing.at(one.account(), 0).guesses()) {
                    found.put(one.key(), one);
                }
            }
        }
        for (NetworkTry last : targets.values()) {
            List<NetworkTry> all = like(last, withThoseGone(last.account()));
            SecretsAtName atName = SecretsAtName.of(all);
            if (atName.left() >= NetworkTries.MANY_AT_ONE_NAME) {
                for (NetworkTry one : all) {
                    if (one.filedUnder() != null && !atName.isOfADevice(one, 0) && !isLetIn(one)) {
                        found.put(one.key(), one);
                    }
                }
            }
        }
        found.values()
                .forEach(one -> tries.of(one.network(), one.client()).ifPresent(known -> tries.put(known.filed(null))));
        return found.values();
    }

    List<NetworkTry> changed() {
        return tries.changed();
    }

    /** Pushed out by newer ones of the same network or at the same name. */
    Collection<NetworkTry> gone() {
        return tries.gone();
    }

    private NetworkTry put(NetworkTry one) {
        tries.put(one);
        return one;
    }

    private boolean isCounted(NetworkTry known, LoginReport report) {
        return !known.repeated()
                || known.lastAt().plus(REFRESHED_AFTER).isBefore(report.at())
                || (known.tries() < COUNTED && secretsOfItsNetwork(known) >= SECRETS_OF_NO_PHONE);
    }

    private long secretsOfItsNetwork(NetworkTry known) {
        return tries.from(known.network()).stream()
                .filter(other -> other.target().equals(known.target()))
                .count();
    }

    /** It is on its way, and what it tried elsewhere says nothing of those places. */
    private void settle(NetworkTry device) {
        tries.atName(device.account()).stream()
                .filter(other -> other.client().equals(device.client()) && other.isLoose())
                .toList()
                .forEach(other -> tries.put(other.settle()));
    }

    /** @param anywhere secrets at the name, from all networks */
    private NetworkStanding standing(NetworkTry latestOne, int anywhere) throws SQLException {
        NetworkStanding standing = NetworkStanding.of(like(latestOne, tries.from(latestOne.network())));
        return standing.isConspicuous() || anywhere >= NetworkTries.MANY_AT_ONE_NAME
                ? standing.knowing(letIn(latestOne.network(), standing.names(latestOne.account()), since(latestOne)))
                : standing;
    }

    /** What was pushed out in this batch was filed in it, or before. */
    private List<NetworkTry> withThoseGone(String account) {
        List<NetworkTry> all = new ArrayList<>(tries.atName(account));
        tries.gone().stream().filter(one -> one.account().equals(account)).forEach(all::add);
        return all;
    }

    private SecretsAtName atName(NetworkTry latestOne) {
        return SecretsAtName.of(like(latestOne, tries.atName(latestOne.account())));
    }

    private static List<NetworkTry> like(NetworkTry latestOne, Collection<NetworkTry> all) {
        return all.stream()
                .filter(one -> one.protocol().equals(latestOne.protocol()))
                .filter(one -> one.lastAt().isAfter(since(latestOne)))
                .toList();
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
