package latchkey.helpdesk.nudge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import latchkey.account.Account;
import latchkey.account.Keepers;
import latchkey.audit.Act;
import latchkey.audit.Actor;
import latchkey.audit.AuditTrail;
import latchkey.shared.MailAddress;
import latchkey.shared.Refusal;
import latchkey.shared.StaffDomains;

/** Letters that were printed: only then their readers count as nudged. What was printed before is no error. */
@ApplicationScoped
class MarkPrinted {
    private final NudgeRuns runs;
    private final PrintLetters printLetters;
    private final Account.Repository accounts;
    private final Keepers keepers;
    private final AuditTrail auditTrail;
    private final Clock clock;

    MarkPrinted(
            NudgeRuns runs,
            PrintLetters printLetters,
            Account.Repository accounts,
            Keepers keepers,
            AuditTrail auditTrail,
            Clock clock) {
        this.runs = runs;
        this.printLetters = printLetters;
        this.accounts = accounts;
        this.keepers = keepers;
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

    /**
     * The letter of a case: a round of its own, which has come to its end. It counts although its reader was nudged a short time
     * ago, or is helped by now: it is on paper.
     *
     * @param form the number of the form: sent twice it is one letter
     */
    @Transactional
    public void printed(UUID form, MailAddress account, StaffDomains within, Actor by) {
        if (!keepers.known(account, within)) {
            throw new Refusal.NotFound();
        }
        // A round whose turn has come for him waits, and sees it.
        accounts.lock(account);
        Instant now = clock.instant();
        NudgeLine line = NudgeLine.letter(account, printLetters.reasons(account, within));
        if (runs.add(form, Asked.of(account), List.of(line), within, by.who(), now)) {
            runs.begin(form, by, now);
            runs.rest(form, NudgeRun.State.ENDED, now);
            runs.nudged(form, line.number(), Optional.of(now));
            auditTrail.record(by, Act.NUDGED_BY_LETTER, account, form);
        }
    }
}
