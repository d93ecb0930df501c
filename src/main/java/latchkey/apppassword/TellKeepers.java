package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import latchkey.account.Correspondent;
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
                        Optional.of(one.is(by) ? appPassword.label : label(one, address, appPassword.label))));
    }

    void used(NoticeKind kind, AppPasswordUse use, String event) {
        keepers.correspondents(use.address(), null)
                .forEach(one -> outbox.put(
                        kind,
                        event,
                        one,
                        use.address(),
                        Optional.of(login(use, label(one, use.address(), use.label()))
                                .thing()),
                        use.id().toString()));
    }

    private static ClientLogin login(AppPasswordUse use, String label) {
        return new ClientLogin(use.at(), use.protocol(), use.network(), use.client(), label);
    }

    void ended(AppPassword appPassword, UUID by) {
        tell(NoticeKind.APP_PASSWORD_ENDED, appPassword, "", by);
    }

    /** One that was made at the mail server itself, by its number and its name there. */
    void foreignEnded(MailAddress address, String number, String name, UUID by) {
        keepers.correspondents(address, by)
                .forEach(one -> outbox.put(
                        NoticeKind.APP_PASSWORD_ENDED,
                        "foreign-" + number,
                        one,
                        address,
                        Optional.of(label(one, address, name))));
    }

    /** Nobody did it, so nobody is left out. */
    void all(NoticeKind kind, AppPassword appPassword, String day) {
        tell(kind, appPassword, day + " ", null);
    }

    /** One custodian chooses it and another reads it; of his own mailbox somebody reads his own. */
    private static String label(Correspondent to, MailAddress mailbox, String label) {
        return to.address().equals(mailbox) ? label : new Label(label).forOthers();
    }

    /** @param before the label, in what the mail names */
    private void tell(NoticeKind kind, AppPassword appPassword, String before, @Nullable UUID by) {
        MailAddress address = MailAddress.of(appPassword.address);
        keepers.correspondents(address, by)
                .forEach(one -> outbox.put(
                        kind,
                        appPassword.id.toString(),
                        one,
                        address,
                        Optional.of(before + label(one, address, appPassword.label))));
    }
}
