package latchkey.apppassword;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import latchkey.shared.MailAddress;
import latchkey.shared.Protocol;

/**
 * An app password as its owner sees it.
 *
 * @param withdrawnAt when the mail server confirmed the end
 * @param replacement if another one is taking its place
 * @param placesKnownAt when its owner said that he himself uses it in two places
 */
public record AppPasswordView(
        UUID id,
        MailAddress account,
        String label,
        String client,
        List<Protocol> protocols,
        Instant createdAt,
        Optional<Instant> lastUsedAt,
        Optional<String> lastUsedNetwork,
        boolean live,
        Optional<Instant> endedAt,
        Optional<AppPassword.Ended> why,
        Optional<Instant> withdrawnAt,
        Optional<Replacement> replacement,
        Optional<Instant> placesKnownAt) {

    static AppPasswordView of(AppPassword one) {
        return new AppPasswordView(
                one.id,
                MailAddress.of(one.address),
                one.label,
                one.clientKey,
                List.copyOf(Protocol.split(one.protocols)),
                one.createdAt,
                Optional.ofNullable(one.lastUsedAt),
                Optional.ofNullable(one.lastUsedNetwork),
                one.state != AppPassword.State.ended,
                Optional.ofNullable(one.endedAt),
                Optional.ofNullable(one.endedWhy),
                Optional.ofNullable(one.withdrawnAt),
                Replacement.of(one),
                Optional.ofNullable(one.placesKnownAt));
    }

    /** False while the mail server has not yet confirmed the end. */
    public boolean withdrawn() {
        return live || withdrawnAt.isPresent();
    }

    /** @param endsAt at the latest; earlier once the successor is used for all that this one was used for */
    public record Replacement(UUID successor, Instant endsAt) {
        private static Optional<Replacement> of(AppPassword one) {
            return one.state == AppPassword.State.ended || one.endsAt == null || one.successorId == null
                    ? Optional.empty()
                    : Optional.of(new Replacement(one.successorId, one.endsAt));
        }
    }
}
