package latchkey.setup.handover;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import latchkey.apppassword.RecogniseAppPassword;
import latchkey.audit.Act;
import latchkey.audit.Actor;
import latchkey.audit.AuditTrail;
import latchkey.shared.Network;
import latchkey.shared.Refusal;
import latchkey.shared.RetryTransaction;
import latchkey.web.TryLimits;

/**
 * Gives an offered app password to the one browser that has a key: for the rest of its five minutes, and to no other.
 *
 * <p>Five wrong keys end it. Nothing is claimed by a key that comes late, comes second, or comes to a portal that has not
 * got the share it was sealed with.
 */
@ApplicationScoped
public class ClaimHandOver {
    private static final Actor NOBODY_SIGNED_IN = new Actor(AuditTrail.PORTAL, AuditTrail.PORTAL);

    private final HandOvers handOvers;
    private final SealSecrets seals;
    private final RecogniseAppPassword recognise;
    private final TryLimits limits;
    private final AuditTrail auditTrail;

    ClaimHandOver(
            HandOvers handOvers,
            SealSecrets seals,
            RecogniseAppPassword recognise,
            TryLimits limits,
            AuditTrail auditTrail) {
        this.handOvers = handOvers;
        this.seals = seals;
        this.recognise = recognise;
        this.limits = limits;
        this.auditTrail = auditTrail;
    }

    public enum Outcome {
        CLAIMED,
        WRONG_KEY,
        /** By another browser, or by this one in another tab. */
        TAKEN,
        OVER
    }

    /**
     * @param browserKey for the browser that has claimed it, to keep
     * @param triesLeft after a wrong key
     * @param left of the five minutes
     */
    public record Claim(Outcome outcome, String browserKey, int triesLeft, Duration left) {
        private static Claim not(Outcome outcome) {
            return new Claim(outcome, "", 0, Duration.ZERO);
        }

        @Override
        public String toString() {
            return "Claim(" + outcome + ")";
        }
    }

    /** @throws Refusal.TooOften for a network that tries too many keys */
    public Claim claim(String handle, String entered, Device device, Optional<Network> network) {
        Optional<HandOver> found = handOvers.byHandle(handle).filter(offer -> seals.knows(offer.mark()));
        if (found.isEmpty() || !found.get().waiting()) {
            return Claim.not(refusedNow(handle));
        }
        String from = network.map(Network::text).orElse("unknown");
        limits.count(TryLimits.Kind.HAND_OVER_KEY_FROM_NETWORK, from);
        if (!handOvers.countTry(handle)) {
            return Claim.not(refusedNow(handle));
        }
        HandOver offer = found.get();
        Optional<String> secret = HandOverKey.entered(entered)
                .flatMap(key -> offer.sealedFor(key.kind()).flatMap(text -> seals.open(key, offer.about(), text)));
        if (secret.isEmpty()) {
            return wrongKey(offer);
        }
        limits.takeBack(TryLimits.Kind.HAND_OVER_KEY_FROM_NETWORK, from);
        if (recognise
                .recognise(offer.address(), offer.appPassword(), secret.get())
                .isEmpty()) {
            return Claim.not(Outcome.OVER);
        }
        HandOverKey browser = HandOverKey.any(HandOverKey.Kind.BROWSER, seals.random());
        String byBrowser = seals.seal(browser, offer.about(), secret.get());
        return claim(offer, byBrowser, device, network)
                ? new Claim(Outcome.CLAIMED, browser.text(), 0, offer.left())
                : Claim.not(refusedNow(handle));
    }

    private Claim wrongKey(HandOver offer) {
        int tries = handOvers.byHandle(offer.handle()).map(HandOver::tries).orElse(HandOver.MOST_TRIES);
        if (tries < HandOver.MOST_TRIES) {
            return new Claim(Outcome.WRONG_KEY, "", HandOver.MOST_TRIES - tries, offer.left());
        }
        RetryTransaction.inNew(() -> {
            if (handOvers.spoil(offer.handle())) {
                auditTrail.record(NOBODY_SIGNED_IN, Act.HAND_OVER_ENDED, offer.address(), offer.appPassword());
            }
        });
        return Claim.not(Outcome.OVER);
    }

    private boolean claim(HandOver offer, String byBrowser, Device device, Optional<Network> network) {
        return RetryTransaction.inNew(() -> {
            if (!handOvers.claim(
                    offer.handle(),
                    byBrowser,
                    device,
                    network.map(Network::text).orElse(""))) {
                return false;
            }
            String where = network.map(Network::shortened).orElse("");
            auditTrail.record(
                    NOBODY_SIGNED_IN,
                    Act.HAND_OVER_CLAIMED,
                    offer.address(),
                    offer.appPassword(),
                    (device.key() + " " + where).strip());
            return true;
        });
    }

    private Outcome refusedNow(String handle) {
        return handOvers.byHandle(handle).flatMap(HandOver::opened).isPresent() ? Outcome.TAKEN : Outcome.OVER;
    }
}
