package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import latchkey.attempt.UsesInTwoPlaces;
import latchkey.shared.MailAddress;

/** Finds what is worth a look among live app passwords: one thing each, and nothing about what is being replaced already. */
@ApplicationScoped
class MakeOffers {
    private static final Duration LATELY = Duration.ofDays(7);
    private static final Duration KNOWN_FOR = Duration.ofDays(30);
    private static final Duration LONG = Duration.ofDays(90);
    private static final Duration A_DAY = Duration.ofHours(24);

    private final UsesInTwoPlaces twoPlaces;
    private final Clock clock;

    MakeOffers(UsesInTwoPlaces twoPlaces, Clock clock) {
        this.twoPlaces = twoPlaces;
        this.clock = clock;
    }

    /** @param live all of them: one that is to replace another has seven days, and is not doubted before */
    Map<UUID, Offer> about(MailAddress account, List<AppPasswordView> live) {
        Instant now = clock.instant();
        Set<String> inTwoPlaces = twoPlaces.of(account, now.minus(LATELY));
        Set<UUID> successors = live.stream()
                .flatMap(view -> view.replacement().stream())
                .map(AppPasswordView.Replacement::successor)
                .collect(Collectors.toSet());
        Map<UUID, Offer> offers = new HashMap<>();
        for (AppPasswordView view : live) {
            if (view.replacement().isEmpty()) {
                offer(view, inTwoPlaces.contains(view.id().toString()), now)
                        .filter(offer -> offer != Offer.NEVER_USED || !successors.contains(view.id()))
                        .ifPresent(offer -> offers.put(view.id(), offer));
            }
        }
        return offers;
    }

    static Optional<Offer> offer(AppPasswordView view, boolean inTwoPlaces, Instant now) {
        boolean known =
                view.placesKnownAt().filter(now.minus(KNOWN_FOR)::isBefore).isPresent();
        if (inTwoPlaces && !known) {
            return Optional.of(Offer.TWO_PLACES);
        }
        if (view.lastUsedAt().isEmpty()) {
            return view.createdAt().isAfter(now.minus(A_DAY)) ? Optional.empty() : Optional.of(Offer.NEVER_USED);
        }
        return view.lastUsedAt().get().isAfter(now.minus(LONG)) ? Optional.empty() : Optional.of(Offer.UNUSED);
    }
}
