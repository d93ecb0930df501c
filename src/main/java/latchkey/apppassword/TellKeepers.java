package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import latchkey.account.Keepers;
import latchkey.notice.NoticeKind;
import latchkey.notice.Outbox;
import latchkey.shared.MailAddress;

/** Tells the others who keep a mailbox what one of them, or the helpdesk, has done to its app passwords. */
@ApplicationScoped
class TellKeepers {
    private final Keepers keepers;
    private final Outbox outbox;

    TellKeepers(Keepers keepers, Outbox outbox) {
        this.keepers = keepers;
        this.outbox = outbox;
    }

    void issued(AppPassword appPassword, UUID by) {
        tell(NoticeKind.APP_PASSWORD_ISSUED, appPassword, by);
    }

    void ended(AppPassword appPassword, UUID by) {
        tell(NoticeKind.APP_PASSWORD_ENDED, appPassword, by);
    }

    private void tell(NoticeKind kind, AppPassword appPassword, UUID by) {
        MailAddress address = MailAddress.of(appPassword.address);
        keepers.correspondents(address, by)
                .forEach(one ->
                        outbox.put(kind, appPassword.id.toString(), one, address, Optional.of(appPassword.label)));
    }
}
