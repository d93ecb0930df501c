package latchkey.setup;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import latchkey.account.Account;
import latchkey.account.Domain;
import latchkey.account.OwnersName;
import latchkey.apppassword.IssueAppPassword.Order;
import latchkey.apppassword.PlainPassword;
import latchkey.mailclient.MailClient;
import latchkey.mailclient.MailClient.Way;
import latchkey.mailclient.format.Mailbox;
import latchkey.mailclient.format.Servers;
import latchkey.mailclient.format.SetupDocuments;

/** The picture that a client scans to set itself up, for one that can, on the page that shows the app password. */
@ApplicationScoped
class ScanCodes {
    private final SetupDocuments documents;
    private final OwnersName ownersName;

    ScanCodes(SetupDocuments documents, OwnersName ownersName) {
        this.documents = documents;
        this.ownersName = ownersName;
    }

    /** Empty too where the app password is for receiving or for sending only: the client takes both or nothing. */
    Optional<String> of(
            MailClient client, Domain domain, Account account, Order order, PlainPassword secret, Locale locale) {
        Servers servers = documents.servers(domain, order.protocols());
        if (!client.hasWay(Way.QR) || !servers.readAndSend()) {
            return Optional.empty();
        }
        String label = MessageBundles.get(SetupMessages.class, Localized.Literal.of(locale.toLanguageTag()))
                .scanLabel();
        Mailbox mailbox = new Mailbox(account.address(), ownersName.of(account).orElse(""), servers);
        return Optional.of(documents.thunderbirdQr(mailbox, label, secret));
    }
}
