package latchkey.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import latchkey.account.Correspondent;
import latchkey.account.CustodianAppointed;
import latchkey.account.MailboxKindChanged;
import latchkey.account.MailboxLinked;
import latchkey.account.MailboxRelinked;
import latchkey.account.MailboxRenamed;

/** Tells people whose sign-in opens their mailbox's page, or can come to, so that a wrong one is noticed. */
@ApplicationScoped
class TellOfLinks {
    private final Outbox outbox;

    TellOfLinks(Outbox outbox) {
        this.outbox = outbox;
    }

    void linked(@Observes MailboxLinked event) {
        outbox.put(
                NoticeKind.MAILBOX_LINKED, event.person().toString(), event.owner(), event.address(), Optional.empty());
    }

    void relinked(@Observes MailboxRelinked event) {
        NoticeKind kind = event.samePerson() ? NoticeKind.MAILBOX_RELINKED_SAME_PERSON : NoticeKind.MAILBOX_RELINKED;
        for (Correspondent one : event.concerned()) {
            outbox.put(kind, event.id().toString(), one, event.address(), Optional.empty());
        }
    }

    void appointed(@Observes CustodianAppointed event) {
        for (Correspondent one : event.concerned()) {
            outbox.put(NoticeKind.CUSTODIAN_APPOINTED, event.id().toString(), one, event.address(), Optional.empty());
        }
    }

    void kindChanged(@Observes MailboxKindChanged event) {
        String kind = event.kind().name();
        for (Correspondent one : event.concerned()) {
            outbox.put(NoticeKind.MAILBOX_KIND_CHANGED, event.id().toString(), one, event.address(), Optional.of(kind));
        }
    }

    void renamed(@Observes MailboxRenamed event) {
        String former = event.from().toString();
        for (Correspondent one : event.concerned()) {
            outbox.put(NoticeKind.MAILBOX_RENAMED, event.id().toString(), one, event.to(), Optional.of(former));
        }
    }
}
