package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import latchkey.account.Keepers;
import latchkey.notice.NoticeKind;
import latchkey.notice.Outbox;
import latchkey.shared.MailAddress;
import org.jspecify.annotations.Nullable;

/** Tells who keeps a mailbox what somebody else has done to its app passwords, and what becomes of them by themselves. */
@ApplicationScoped
class TellKeepers {
    private final Keepers keepers;
    private final Outbox outbox;

    TellKeepers(Keepers keepers, Outbox outbox) {
        this.keepers = keepers;
        this.outbox = outbox;
    }

    void issued(AppPassword appPassword, UUID by) {
        tell(NoticeKind.APP_PASSWORD_ISSUED, appPassword, appPassword.label, by);
    }

    void ended(AppPassword appPassword, UUID by) {
        tell(NoticeKind.APP_PASSWORD_ENDED, appPassword, appPassword.label, by);
    }

    /** One that was made at the mail server itself, by its number and its name there. */
    void foreignEnded(MailAddress address, String number, String name, UUID by) {
        keepers.correspondents(address, by)
                .forEach(one -> outbox.put(
                        NoticeKind.APP_PASSWORD_ENDED, "foreign-" + number, one, address, Optional.of(name)));
    }

    /** Nobody did it, so nobody is left out. */
    void all(NoticeKind kind, AppPassword appPassword, String thing) {
        tell(kind, appPassword, thing, null);
    }

    private void tell(NoticeKind kind, AppPassword appPassword, String thing, @Nullable UUID by) {
        MailAddress address = MailAddress.of(appPassword.address);
        keepers.correspondents(address, by)
                .forEach(one -> outbox.put(kind, appPassword.id.toString(), one, address, Optional.of(thing)));
    }
}
