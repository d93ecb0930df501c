package latchkey.setup;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import latchkey.attempt.ClientName;
import latchkey.attempt.ProtocolOutcomes.Outcome;
import latchkey.attempt.ProtocolOutcomes.Refused;
import latchkey.attempt.Reason;
import latchkey.shared.Protocol;

/**
 * Whether a client has connected by one protocol: waiting, refused with a reason, or connected.
 *
 * @param asked false for a protocol that the app password was not made for, and that it was refused at
 */
record Light(Protocol protocol, boolean asked, Optional<Outcome> outcome) {
    /** Whoever sets up one device after another has looked at this one by then. */
    private static final Duration AT_THE_DEVICE = Duration.ofHours(1);

    /** What a client of this mailbox did says more than what anybody may have done. */
    private static final Comparator<Outcome> WHAT_SAYS_MOST =
            Comparator.comparing(Light::own).thenComparing(Outcome::at);

    enum State {
        WAITING,
        REFUSED,
        CONNECTED;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public State state() {
        return outcome.map(seen -> seen.accepted() ? State.CONNECTED : State.REFUSED)
                .orElse(State.WAITING);
    }

    public Optional<Reason> reason() {
        return refused().map(refused -> Reason.ofKey(refused.reason()).orElse(Reason.WRONG_PASSWORD));
    }

    /** Whether what was tried shows that it was a device of the owner's, or comes from where one is, or is no fault of his. */
    public boolean proved() {
        return refused()
                .filter(refused -> refused.proved()
                        || (refused.own() && refused.reason().equals(Reason.MISTYPED_APP_PASSWORD.key()))
                        || refused.reason().equals(Reason.MAIL_SERVER_UNAVAILABLE.key()))
                .isPresent();
    }

    public Optional<Instant> at() {
        return outcome.map(Outcome::at);
    }

    /** Empty if it was not told. */
    public String network() {
        return outcome.map(Outcome::network).orElse("");
    }

    public Optional<String> client() {
        return outcome.flatMap(Outcome::clientId).flatMap(ClientName::of);
    }

    /** One for each protocol that the app password was made for, then those that it was refused at. */
    static List<Light> of(Set<Protocol> protocols, List<Outcome> outcomes) {
        Stream<Light> asked = protocols.stream()
                .sorted()
                .map(protocol -> new Light(protocol, true, latest(protocol, outcomes.stream())));
        Stream<Light> outside = Stream.of(Protocol.values())
                .filter(protocol -> !protocols.contains(protocol))
                .map(protocol -> new Light(
                        protocol, false, latest(protocol, outcomes.stream().filter(Light::outside))))
                .filter(light -> light.outcome().isPresent());
        return Stream.concat(asked, outside).toList();
    }

    static boolean allConnected(List<Light> lights) {
        return lights.stream().filter(Light::asked).allMatch(light -> light.state() == State.CONNECTED);
    }

    static Light waiting(Protocol protocol) {
        return new Light(protocol, true, Optional.empty());
    }

    private static Optional<Outcome> latest(Protocol protocol, Stream<Outcome> outcomes) {
        List<Outcome> seen =
                outcomes.filter(outcome -> outcome.protocol() == protocol).toList();
        Optional<Outcome> accepted = seen.stream().filter(Outcome::accepted).max(Comparator.comparing(Outcome::at));
        Optional<Outcome> refused =
                seen.stream().filter(outcome -> !outcome.accepted()).max(WHAT_SAYS_MOST);
        return accepted.filter(use -> refused.filter(later -> own(later) && isLongAfter(use, later))
                        .isEmpty())
                .or(() -> refused);
    }

    /** While it is set up, another device may be refused; much later it is this one as likely as any. */
    private static boolean isLongAfter(Outcome use, Outcome refusal) {
        return refusal.at().isAfter(use.at().plus(AT_THE_DEVICE));
    }

    private Optional<Refused> refused() {
        return outcome.flatMap(Outcome::refused);
    }

    private static boolean own(Outcome outcome) {
        return outcome.refused().filter(Refused::own).isPresent();
    }

    private static boolean outside(Outcome outcome) {
        return outcome.refused().filter(Refused::outside).isPresent();
    }
}
