package latchkey.setup.handover;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import latchkey.apppassword.PlainPassword;
import latchkey.audit.Act;
import latchkey.audit.Actor;
import latchkey.audit.AuditTrail;
import latchkey.shared.MailAddress;
import latchkey.shared.RetryTransaction;

/**
 * Lets an app password wait for one phone, encrypted, for five minutes. An earlier offer of the same app password ends,
 * unless a phone has it already.
 *
 * <p>The two keys are in the answer and nowhere else.
 */
@ApplicationScoped
public class OfferHandOver {
    private final HandOvers handOvers;
    private final SealSecrets seals;
    private final AuditTrail auditTrail;

    OfferHandOver(HandOvers handOvers, SealSecrets seals, AuditTrail auditTrail) {
        this.handOvers = handOvers;
        this.seals = seals;
        this.auditTrail = auditTrail;
    }

    /**
     * What the computer shows.
     *
     * @param scannedKey goes behind the {@code #} of the address, which browsers send to nobody
     */
    public record Offer(String handle, String scannedKey, String typedKey) {
        public String path() {
            return "/hand-over/" + handle;
        }

        /** In two halves, as people read it aloud. */
        public String spacedKey() {
            int half = typedKey.length() / 2;
            return typedKey.substring(0, half) + " " + typedKey.substring(half);
        }

        @Override
        public String toString() {
            return "Offer of " + handle;
        }
    }

    /** @param newAccount whether the phone gets the steps for a new account first */
    public Offer offer(MailAddress account, UUID appPassword, PlainPassword secret, boolean newAccount, Actor by) {
        String handle = HandOverKey.anyHandle(seals.random());
        HandOverKey scanned = HandOverKey.any(HandOverKey.Kind.SCANNED, seals.random());
        HandOverKey typed = HandOverKey.any(HandOverKey.Kind.TYPED, seals.random());
        String about = HandOver.about(handle, appPassword);
        String byScannedKey = seals.seal(scanned, about, secret.reveal());
        String byTypedKey = seals.seal(typed, about, secret.reveal());
        RetryTransaction.inNew(() -> {
            handOvers.put(handle, appPassword, account, newAccount, seals.mark(), byScannedKey, byTypedKey);
            auditTrail.record(by, Act.HAND_OVER_OFFERED, account, appPassword);
        });
        return new Offer(handle, scanned.text(), typed.text());
    }
}
