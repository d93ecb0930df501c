package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import latchkey.account.OwnAccounts;
import latchkey.account.OwnAccounts.Chosen;
import latchkey.mailclient.MailClients;
import latchkey.signin.SignedIn;
import latchkey.web.IdInAddress;

/** What an owner's page is about: a mailbox of his, and one of its app passwords. What is not his own is not there. */
@ApplicationScoped
public class AskedFor {
    private final ListAppPasswords listAppPasswords;
    private final OwnAccounts ownAccounts;
    private final MailClients clients;
    private final SignedIn signedIn;

    AskedFor(ListAppPasswords listAppPasswords, OwnAccounts ownAccounts, MailClients clients, SignedIn signedIn) {
        this.listAppPasswords = listAppPasswords;
        this.ownAccounts = ownAccounts;
        this.clients = clients;
        this.signedIn = signedIn;
    }

    /**
     * An app password and the name of its client.
     *
     * @param known whether there are steps for it
     */
    record Row(AppPasswordView view, String clientName, boolean known, Optional<Offer> offer) {
        /** Behind the address of the form that makes a new one for the same device. */
        public String again() {
            String protocols = view.protocols().stream()
                    .map(protocol -> "&protocols=" + protocol.key())
                    .collect(Collectors.joining());
            return "client=" + view.client() + "&label=" + URLEncoder.encode(view.label(), StandardCharsets.UTF_8)
                    + protocols;
        }
    }

    public Chosen mailbox(Optional<String> account) {
        return ownAccounts.chosen(signedIn.person(), account);
    }

    public AppPasswordView one(Chosen chosen, String id) {
        return listAppPasswords.one(chosen.address(), id(id));
    }

    Row row(Chosen chosen, String id) {
        return row(one(chosen, id));
    }

    Row row(AppPasswordView view) {
        return row(view, Optional.empty());
    }

    Row row(AppPasswordView view, Optional<Offer> offer) {
        return new Row(
                view,
                clients.nameOf(view.client()),
                clients.byKey(view.client()).isPresent(),
                offer);
    }

    public IssueAppPassword.By by() {
        return new IssueAppPassword.By(signedIn.person(), signedIn.who(), signedIn.role());
    }

    /** What is no id is nobody's app password. */
    static UUID id(String text) {
        return IdInAddress.of(text);
    }
}
