package latchkey.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import latchkey.account.Correspondent;
import latchkey.shared.MailAddress;

/**
 * Takes a mail in the transaction of what it tells of: without the one there is not the other. It is sent afterwards.
 *
 * <p>The same kind, subject and day is one mail, however often it is put in. Nobody gets what he has switched off, and
 * nobody gets more than the pace allows: what is beyond it waits, to go out in one mail.
 */
@ApplicationScoped
public class Outbox {
    private final Notice.Repository notices;
    private final NoticeChoices choices;
    private final PacedMails paced;
    private final Clock clock;

    Outbox(Notice.Repository notices, NoticeChoices choices, PacedMails paced, Clock clock) {
        this.notices = notices;
        this.choices = choices;
        this.paced = paced;
        this.clock = clock;
    }

    /**
     * @param event names what happened; with the recipient it is the mail's subject in the outbox
     * @param about the mailbox
     * @param thing what else the mail names, such as the label of an app password; never a secret
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void put(NoticeKind kind, String event, Correspondent to, MailAddress about, Optional<String> thing) {
        put(kind, event, to, about, thing, "");
    }

    /** @param pacedBy the app password by which such mails are counted, beside the mailbox */
    @Transactional(Transactional.TxType.MANDATORY)
    public void put(
            NoticeKind kind,
            String event,
            Correspondent to,
            MailAddress about,
            Optional<String> thing,
            String pacedBy) {
        if (switchedOff(kind, to)) {
            return;
        }
        Instant now = clock.instant();
        notices.addOnce(
                new Notice.Put(
                        kind,
                        event + " " + to.address(),
                        LocalDate.ofInstant(now, ZoneOffset.UTC),
                        to,
                        about,
                        thing,
                        pacedBy,
                        paced.heldUntil(kind, to.address(), about, pacedBy, now)),
                now);
    }

    private boolean switchedOff(NoticeKind kind, Correspondent to) {
        return !kind.topic().alwaysOn()
                && to.person()
                        .filter(person -> choices.off(person).contains(kind.topic()))
                        .isPresent();
    }

    /** What has not gone out yet stays here. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void takeBack(NoticeKind kind, String domain) {
        notices.delete(
                "kind = ?1 and state = ?2 and address like ?3",
                kind,
                Notice.State.WAITING,
                "%@" + domain.replace("_", "\\_").replace("%", "\\%"));
    }
}
