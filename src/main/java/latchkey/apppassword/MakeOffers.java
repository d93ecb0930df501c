package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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

    Map<UUID, Offer> about(MailAddress account, List<AppPasswordView> views) {
        Instant now = clock.instant();
        Map<String, Instant> inTwoPlaces = twoPlaces.of(account, now.minus(LATELY));
        Map<UUID, Offer> offers = new HashMap<>();
        for (AppPasswordView view : views) {
            if (view.live() && view.replacement().isEmpty()) {
                boolean two = Optional.ofNullable(inTwoPlaces.get(view.id().toString()))
                        .isPresent();
                offer(view, two, now).ifPresent(offer -> offers.put(view.id(), offer));
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
