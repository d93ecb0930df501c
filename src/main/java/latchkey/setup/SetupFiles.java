package latchkey.setup;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import latchkey.account.Account;
import latchkey.account.Domain;
import latchkey.account.OwnersName;
import latchkey.mailclient.format.AppleProfile;
import latchkey.mailclient.format.Mailbox;
import latchkey.mailclient.format.Servers;
import latchkey.mailclient.format.SetupDocuments;
import latchkey.shared.Refusal;

/** Files that set a program up as a whole, with the app password in them. There are none where the program takes none. */
@ApplicationScoped
class SetupFiles {
    private final SetupDocuments documents;
    private final Domain.Repository domains;
    private final OwnersName ownersName;

    SetupFiles(SetupDocuments documents, Domain.Repository domains, OwnersName ownersName) {
        this.documents = documents;
        this.domains = domains;
        this.ownersName = ownersName;
    }

    /** Another one for the same program takes the place of the one that is installed: the slot is the program. */
    byte[] profile(IssuedView issued, Locale locale) {
        if (!issued.profile()) {
            throw new Refusal.NotFound();
        }
        HandOverMessages say = MessageBundles.get(HandOverMessages.class, Localized.Literal.of(locale.toLanguageTag()));
        String address = issued.chosen().address().toString();
        return documents.appleProfile(
                mailbox(issued),
                issued.client().key(),
                issued.onPhone() ? AppleProfile.Device.IPHONE : AppleProfile.Device.MAC,
                new AppleProfile.Words(say.profileName(address), say.profileDescription(address)),
                issued.secret());
    }

    byte[] settings(IssuedView issued) {
        if (!issued.settingsFile()) {
            throw new Refusal.NotFound();
        }
        return documents.k9Settings(mailbox(issued), issued.secret());
    }

    /** What it is called where it is kept; the address is safe in a header, where a label would not be. */
    static String name(IssuedView issued, String extension) {
        return issued.chosen().address() + "." + extension;
    }

    private Mailbox mailbox(IssuedView issued) {
        Account account = issued.chosen().account();
        Domain domain = domains.findById(account.domain());
        Servers servers = documents.servers(domain, issued.order().protocols());
        return new Mailbox(account.address(), ownersName.of(account).orElse(""), servers);
    }
}
