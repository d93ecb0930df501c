package latchkey.setup.handover;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import latchkey.apppassword.PlainPassword;
import latchkey.apppassword.RecogniseAppPassword;
import latchkey.shared.MailAddress;

/** How a hand-over stands: for the browser that asks by its address, and for the owner at the computer. */
@ApplicationScoped
public class FollowHandOver {
    private final HandOvers handOvers;
    private final SealSecrets seals;
    private final RecogniseAppPassword recognise;

    FollowHandOver(HandOvers handOvers, SealSecrets seals, RecogniseAppPassword recognise) {
        this.handOvers = handOvers;
        this.seals = seals;
        this.recognise = recognise;
    }

    public enum ForBrowser {
        WAITING,
        TAKEN,
        OVER
    }

    /** What the browser that has claimed it sees for the rest of the five minutes. */
    public record Mine(
            MailAddress address, UUID appPassword, PlainPassword secret, boolean newAccount, Duration left) {}

    public enum ForOwner {
        WAITING,
        OPENED,
        TRIED_TOO_OFTEN,
        OVER;

        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * @param minutesLeft begun ones count
     * @param openings of this one and of earlier ones, of which the owner has not said that he knows
     */
    public record Standing(ForOwner state, long minutesLeft, List<Opening> openings) {
        /** Changes when there is something new to say. */
        public String seen() {
            return state.key() + "-" + minutesLeft + "-" + openings.size();
        }

        /** When the last one was. */
        public String lastOpened() {
            return openings.stream()
                    .findFirst()
                    .map(Opening::at)
                    .map(Instant::toString)
                    .orElse("");
        }
    }

    public ForBrowser of(String handle) {
        return handOvers
                .byHandle(handle)
                .map(offer -> offer.opened().isPresent()
                        ? ForBrowser.TAKEN
                        : offer.waiting() && seals.knows(offer.mark()) ? ForBrowser.WAITING : ForBrowser.OVER)
                .orElse(ForBrowser.OVER);
    }

    /** Nothing for any other browser, and nothing once the app password has ended. */
    public Optional<Mine> mine(String handle, Optional<String> browserKey) {
        return browserKey
                .flatMap(text -> HandOverKey.of(HandOverKey.Kind.BROWSER, text))
                .flatMap(key -> handOvers
                        .byHandle(handle)
                        .flatMap(offer -> offer.byBrowser()
                                .filter(mine -> seals.knows(offer.mark()))
                                .flatMap(mine -> seals.open(key, offer.about(), mine))
                                .flatMap(secret -> recognise.recognise(offer.address(), offer.appPassword(), secret))
                                .map(secret -> new Mine(
                                        offer.address(),
                                        offer.appPassword(),
                                        secret,
                                        offer.newAccount(),
                                        offer.left()))));
    }

    public Standing ofAppPassword(UUID appPassword) {
        List<Opening> openings = handOvers.openings(appPassword);
        return handOvers
                .lastOf(appPassword)
                .map(offer -> new Standing(state(offer, openings), minutes(offer.left()), openings))
                .orElse(new Standing(openings.isEmpty() ? ForOwner.OVER : ForOwner.OPENED, 0, openings));
    }

    /** Of the last one: that an earlier one was opened is told beside it. */
    private static ForOwner state(HandOver last, List<Opening> openings) {
        if (last.opened().isPresent()) {
            return last.over() && openings.isEmpty() ? ForOwner.OVER : ForOwner.OPENED;
        }
        if (last.over()) {
            return ForOwner.OVER;
        }
        return last.waiting() ? ForOwner.WAITING : ForOwner.TRIED_TOO_OFTEN;
    }

    private static long minutes(Duration left) {
        return Math.max(0, (left.toSeconds() + 59) / 60);
    }
}
