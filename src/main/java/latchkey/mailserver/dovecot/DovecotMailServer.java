package latchkey.mailserver.dovecot;

import jakarta.enterprise.context.ApplicationScoped;
import latchkey.mailserver.MailServer;
import latchkey.mailserver.Traits;

/**
 * A Dovecot with Latchkey's Lua in its passdb chain. It reads app passwords at each login through the view {@code
 * dovecot_app_password}, so a committed row is published and an ended one withdrawn, with nothing to send.
 */
@ApplicationScoped
class DovecotMailServer implements MailServer {
    @Override
    public String key() {
        return "dovecot";
    }

    @Override
    public Handle publish(Credential credential) {
        return handleFor(credential);
    }

    @Override
    public Handle handleFor(Credential credential) {
        return new Handle(credential.selector());
    }

    @Override
    public void withdraw(Credential credential, Handle handle) {
        // The row has ended before this is called, and the next login reads the row.
    }

    @Override
    public void change(Credential credential, Handle handle) {
        // The row has changed before this is called.
    }

    /** Every login asks the portal's tables. */
    @Override
    public Traits traits() {
        return Traits.AT_ONCE;
    }
}
