package latchkey.apppassword;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import latchkey.account.Account;
import latchkey.apppassword.AppPassword.State;
import latchkey.mailserver.HeldAppPasswords;
import latchkey.mailserver.HeldAppPasswords.Wanted;
import latchkey.mailserver.MailServer;
import latchkey.shared.MailAddress;

/** Lets a mail server hold of one mailbox what the table says, and notes by what it knows each. */
@ApplicationScoped
class BringCopiesInLine {
    private final AppPassword.Repository appPasswords;
    private final Account.Repository accounts;

    BringCopiesInLine(AppPassword.Repository appPasswords, Account.Repository accounts) {
        this.appPasswords = appPasswords;
        this.accounts = accounts;
    }

    void of(MailAddress mailbox, HeldAppPasswords held) {
        Map<String, MailServer.Handle> handles =
                held.agree(mailbox, () -> QuarkusTransaction.requiringNew().call(() -> wanted(mailbox)));
        QuarkusTransaction.requiringNew().run(() -> note(mailbox, handles));
    }

    /** Of a mailbox that is off nothing is wanted; what is being made is its maker's. */
    private Wanted wanted(MailAddress mailbox) {
        List<MailServer.Credential> live = new ArrayList<>();
        Set<String> inTheMaking = new HashSet<>();
        Set<String> ended = new HashSet<>();
        boolean active = accounts.findById(mailbox.toString()).active();
        for (AppPassword one : appPasswords.list("address", mailbox.toString())) {
            if (one.state == State.publishing) {
                inTheMaking.add(one.selector);
            } else if (active && one.state == State.live) {
                live.add(one.credential());
            } else {
                ended.add(one.selector);
            }
        }
        return new Wanted(live, inTheMaking, ended);
    }

    private void note(MailAddress mailbox, Map<String, MailServer.Handle> handles) {
        for (AppPassword one : appPasswords.lockNotEnded(mailbox)) {
            MailServer.Handle handle = handles.get(one.selector);
            if (handle != null && !Objects.equals(handle.text(), one.handle)) {
                one.handle = handle.text();
            }
        }
    }
}
