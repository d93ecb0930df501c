package latchkey.helpdesk.nudge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.UUID;
import latchkey.notice.MailGivenUp;
import latchkey.notice.NoticeKind;
import latchkey.notice.SentMails;

/** Whose mail was given up was not nudged, and need not be left alone; unless another one reached a second custodian. */
@ApplicationScoped
class TakeBackNudge {
    private final NudgeRuns runs;
    private final SentMails sentMails;

    TakeBackNudge(NudgeRuns runs, SentMails sentMails) {
        this.runs = runs;
        this.sentMails = sentMails;
    }

    void givenUp(@Observes MailGivenUp mail) {
        if (mail.kind() != NoticeKind.NUDGE) {
            return;
        }
        SentMails.Count mails = sentMails.of(NoticeKind.NUDGE, mail.event() + " ");
        if (mails.waiting() + mails.sent() + mails.perhaps() == 0) {
            String[] line = mail.event().split(" ", 2);
            runs.nudged(UUID.fromString(line[0]), Integer.parseInt(line[1]), Optional.empty());
        }
    }
}
