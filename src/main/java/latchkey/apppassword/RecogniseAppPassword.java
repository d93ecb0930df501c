package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import latchkey.account.Account;
import latchkey.shared.MailAddress;

/**
 * Proves by the hash that a text is an app password as it was shown: sent back by the page that shows it, or kept for a
 * phone. Not one that has ended, not another mailbox's, and none of a mailbox that is off.
 */
@ApplicationScoped
public class RecogniseAppPassword {
    private final AppPassword.Repository appPasswords;
    private final Account.Repository accounts;

    RecogniseAppPassword(AppPassword.Repository appPasswords, Account.Repository accounts) {
        this.appPasswords = appPasswords;
        this.accounts = accounts;
    }

    @Transactional
    public Optional<PlainPassword> recognise(MailAddress account, UUID id, String text) {
        return appPasswords
                .seen(account, id)
                .filter(appPassword -> appPassword.state == AppPassword.State.live)
                .filter(appPassword -> accounts.findById(account.toString()).active())
                .filter(appPassword -> new SecretHash(appPassword.secretHash).isOf(text))
                .map(appPassword -> PlainPassword.recognised(text));
    }
}
