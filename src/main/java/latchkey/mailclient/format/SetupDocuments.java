package latchkey.mailclient.format;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import latchkey.account.Domain;
import latchkey.mailclient.format.AppleProfile.Device;
import latchkey.mailclient.format.AppleProfile.Words;
import latchkey.shared.Protocol;
import latchkey.web.SiteName;

/** What pages hand out so that a client sets itself up with an app password: once, to its owner, and never from a store. */
@ApplicationScoped
public class SetupDocuments {
    private final SiteName siteName;
    private final ProfileSigner signer;

    SetupDocuments(SiteName siteName, ProfileSigner signer) {
        this.siteName = siteName;
        this.signer = signer;
    }

    /** As far as the app password is for them; only with {@link Servers#readAndSend()} there are documents. */
    public Servers servers(Domain domain, Set<Protocol> protocols) {
        return new Servers(domain.name(), siteName.text(), domain.endpoints()).only(protocols);
    }

    /**
     * A {@code .mobileconfig}, signed if the operator has set by what.
     *
     * @param slot stays the same when an app password is renewed
     */
    public byte[] appleProfile(Mailbox mailbox, String slot, Device device, Words words, Secret secret) {
        return signer.sign(AppleProfile.of(mailbox, slot, device, words, secret));
    }

    /**
     * The code that Thunderbird for Android scans, as a picture for the middle of a page.
     *
     * @param label for who does not see it
     */
    public String thunderbirdQr(Mailbox mailbox, String label, Secret secret) {
        return QrPicture.img(ThunderbirdQr.of(mailbox, secret), label);
    }

    /** A {@code .k9s}. */
    public byte[] k9Settings(Mailbox mailbox, Secret secret) {
        return K9Settings.of(mailbox, secret);
    }
}
