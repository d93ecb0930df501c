package latchkey.setup;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import latchkey.attempt.ClientName;
import latchkey.attempt.ProtocolOutcomes.Outcome;
import latchkey.attempt.Reason;
import latchkey.shared.Protocol;

/** Whether a client has connected by one protocol: waiting, refused with a reason, or connected. */
record Light(
        Protocol protocol,
        State state,
        Optional<Reason> reason,
        Optional<Instant> at,
        Optional<String> network,
        Optional<String> client) {
    enum State {
        WAITING,
        REFUSED,
        CONNECTED;

        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    boolean connected() {
        return state == State.CONNECTED;
    }

    /** Once connected, always connected: a later refusal is another device's. */
    static List<Light> of(Set<Protocol> protocols, List<Outcome> outcomes) {
        return protocols.stream()
                .sorted()
                .map(protocol -> outcomes.stream()
                        .filter(outcome -> outcome.protocol() == protocol)
                        .max(Comparator.comparing(Outcome::accepted).thenComparing(Outcome::at))
                        .map(Light::of)
                        .orElseGet(() -> waiting(protocol)))
                .toList();
    }

    /** Changes when one of them has something new to say. */
    static String seen(List<Light> lights) {
        return lights.stream()
                .map(light -> light.protocol().key() + "-" + light.state().key()
                        + light.reason().map(reason -> "-" + reason.key()).orElse(""))
                .collect(Collectors.joining("."));
    }

    static Light waiting(Protocol protocol) {
        return new Light(
                protocol, State.WAITING, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Light of(Outcome outcome) {
        if (outcome.accepted()) {
            return new Light(
                    outcome.protocol(),
                    State.CONNECTED,
                    Optional.empty(),
                    Optional.of(outcome.at()),
                    Optional.of(outcome.detail()).filter(network -> !network.isEmpty()),
                    outcome.clientId().flatMap(ClientName::of));
        }
        return new Light(
                outcome.protocol(),
                State.REFUSED,
                Optional.of(Reason.ofKey(outcome.detail()).orElse(Reason.WRONG_PASSWORD)),
                Optional.of(outcome.at()),
                Optional.empty(),
                Optional.empty());
    }
}
