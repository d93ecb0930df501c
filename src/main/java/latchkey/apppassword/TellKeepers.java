package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import latchkey.account.Keepers;
import latchkey.notice.ClientLogin;
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

    /** Whoever made it is told too: it may have been somebody else with his sign-in. */
    void issued(AppPassword appPassword, UUID by) {
        MailAddress address = MailAddress.of(appPassword.address);
        keepers.correspondents(address, null)
                .forEach(one -> outbox.put(
                        one.is(by) ? NoticeKind.APP_PASSWORD_MADE : NoticeKind.APP_PASSWORD_ISSUED,
                        appPassword.id.toString(),
                        one,
                        address,
                        Optional.of(appPassword.label)));
    }

    void used(NoticeKind kind, AppPasswordUse use, String event) {
        String thing = new ClientLogin(use.at(), use.protocol(), use.network(), use.client(), use.label()).thing();
        keepers.correspondents(use.address(), null)
                .forEach(one -> outbox.put(
                        kind,
                        event,
                        one,
                        use.address(),
                        Optional.of(thing),
                        use.id().toString()));
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
