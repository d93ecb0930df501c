package latchkey.helpdesk.nudge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import latchkey.audit.Act;
import latchkey.audit.Actor;
import latchkey.audit.AuditTrail;
import latchkey.shared.MailAddress;
import latchkey.shared.StaffDomains;

/** Letters that were printed: only then their readers count as nudged. What was printed before is no error. */
@ApplicationScoped
class MarkPrinted {
    private final NudgeRuns runs;
    private final AuditTrail auditTrail;
    private final Clock clock;

    MarkPrinted(NudgeRuns runs, AuditTrail auditTrail, Clock clock) {
        this.runs = runs;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    /**
     * @param after the last line before those that were shown
     * @param last of them; one whose turn has come meanwhile is none of them
     */
    @Transactional
    public void printed(UUID id, int after, int last, StaffDomains within, Actor by) {
        NudgeRun run = runs.visible(id, within);
        runs.lock(run.id());
        Instant now = clock.instant();
        for (NudgeLine line : runs.letters(run.id(), after, PrintLetters.ON_A_PAGE)) {
            MailAddress mailbox = MailAddress.of(line.address());
            if (line.number() <= last && line.toPrint() && run.within().hold(mailbox)) {
                runs.nudged(run.id(), line.number(), Optional.of(now));
                auditTrail.record(by, Act.NUDGED_BY_LETTER, mailbox, run.id());
            }
        }
    }
}
