package latchkey.apppassword;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import latchkey.account.MailboxRelinked;

/** Ends what the former owner has made, in the transaction that gives his mailbox to somebody else. */
@ApplicationScoped
class EndWithRelink {
    private final EndSeveral endSeveral;

    EndWithRelink(EndSeveral endSeveral) {
        this.endSeveral = endSeveral;
    }

    /** Also where there is none: who had the mailbox open by his main password must not read on. */
    void end(@Observes MailboxRelinked event) {
        if (!event.samePerson()) {
            endSeveral.end(event.address(), endSeveral.lockRevocable(event.address()), event.by());
        }
    }
}
