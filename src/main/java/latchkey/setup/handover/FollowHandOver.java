package latchkey.setup.handover;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
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

    /** @param minutesLeft begun ones count */
    public record Standing(
            ForOwner state, long minutesLeft, Optional<Device> device, String network, Optional<Instant> at) {
        /** Changes when there is something new to say. */
        public String seen() {
            return state.key() + "-" + minutesLeft;
        }
    }

    public ForBrowser of(String handle) {
        return handOvers
                .byHandle(handle)
                .map(offer -> offer.opened().isPresent()
                        ? ForBrowser.TAKEN
                        : offer.waiting() && seals.mark().equals(offer.mark()) ? ForBrowser.WAITING : ForBrowser.OVER)
                .orElse(ForBrowser.OVER);
    }

    /** Nothing for any other browser, and nothing once the app password has ended. */
    public Optional<Mine> mine(String handle, Optional<String> browserKey) {
        return browserKey
                .flatMap(text -> HandOverKey.of(HandOverKey.Kind.BROWSER, text))
                .flatMap(key -> handOvers
                        .byHandle(handle)
                        .flatMap(offer -> offer.byBrowser()
                                .filter(mine -> seals.mark().equals(offer.mark()))
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
        return handOvers
                .of(appPassword)
                .map(FollowHandOver::standing)
                .orElse(new Standing(ForOwner.OVER, 0, Optional.empty(), "", Optional.empty()));
    }

    private static Standing standing(HandOver offer) {
        ForOwner state = offer.opened().isPresent()
                ? ForOwner.OPENED
                : offer.waiting() ? ForOwner.WAITING : ForOwner.TRIED_TOO_OFTEN;
        return new Standing(
                state,
                (offer.left().toSeconds() + 59) / 60,
                offer.opened().map(HandOver.Opening::device),
                offer.opened().map(HandOver.Opening::network).orElse(""),
                offer.opened().map(HandOver.Opening::at));
    }
}
