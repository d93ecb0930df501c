package latchkey.helpdesk.nudge;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import latchkey.account.Account;
import latchkey.audit.Act;
import latchkey.audit.Actor;
import latchkey.audit.AuditTrail;
import latchkey.helpdesk.nudge.Facts.Program;
import latchkey.notice.NoticeKind;
import latchkey.notice.Outbox;
import latchkey.notice.RefusedProgram;
import latchkey.shared.MailAddress;

/**
 * Nudges the next owner of a round, in a transaction of his own: the mail, the mark that his turn has come, and the entry in
 * the audit trail are there together or not at all. It is chosen once more how, or whether: he may be helped by now.
 */
@ApplicationScoped
class NudgeOne {
    private final NudgeRuns runs;
    private final GatherFacts gatherFacts;
    private final Account.Repository accounts;
    private final Outbox outbox;
    private final AuditTrail auditTrail;
    private final NudgeConfig config;
    private final Clock clock;

    NudgeOne(
            NudgeRuns runs,
            GatherFacts gatherFacts,
            Account.Repository accounts,
            Outbox outbox,
            AuditTrail auditTrail,
            NudgeConfig config,
            Clock clock) {
        this.runs = runs;
        this.gatherFacts = gatherFacts;
        this.accounts = accounts;
        this.outbox = outbox;
        this.auditTrail = auditTrail;
        this.config = config;
        this.clock = clock;
    }

    enum Turn {
        NUDGED,
        /** He is nudged when his letter is printed. */
        TO_BE_PRINTED,
        LEFT_OUT,
        /** There is nobody left, or it was stopped. */
        NOBODY
    }

    Turn next(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            NudgeRun run = runs.lock(id).filter(NudgeRun::running).orElse(null);
            if (run == null) {
                return Turn.NOBODY;
            }
            Optional<NudgeLine> line = runs.next(id);
            if (line.isEmpty()) {
                end(run);
                return Turn.NOBODY;
            }
            return turn(run, line.get());
        });
    }

    /** It cannot be done, and must not keep the others from theirs. */
    void setAside(UUID id) {
        QuarkusTransaction.requiringNew()
                .run(() -> runs.lock(id)
                        .filter(NudgeRun::running)
                        .flatMap(run -> runs.next(id))
                        .ifPresent(line -> done(id, line, Choice.left(Why.FAULT), Optional.empty())));
    }

    private Turn turn(NudgeRun run, NudgeLine line) {
        // Two rounds may have him: the second one waits here, and sees what the first has done.
        MailAddress.parse(line.address()).ifPresent(accounts::lock);
        Facts facts = gatherFacts
                .of(run.asked(), List.of(line.address()), run.within())
                .get(0);
        Instant now = clock.instant();
        Choice choice = new ChooseWay(now, config.coolDown()).of(facts);
        if (choice.way().isEmpty()) {
            done(run.id(), line, choice, Optional.empty());
            return Turn.LEFT_OUT;
        }
        Way way = choice.way().get();
        if (way == Way.LETTER) {
            done(run.id(), line, choice, Optional.empty());
            return Turn.TO_BE_PRINTED;
        }
        MailAddress mailbox = MailAddress.of(line.address());
        choice.to()
                .forEach(one -> outbox.put(
                        NoticeKind.NUDGE,
                        run.id() + " " + line.number(),
                        one,
                        mailbox,
                        Optional.of(thing(choice.programs()))));
        auditTrail.record(by(run), act(way), mailbox, run.id());
        done(run.id(), line, choice, Optional.of(now));
        return Turn.NUDGED;
    }

    private void done(UUID id, NudgeLine line, Choice choice, Optional<Instant> sentAt) {
        runs.done(id, NudgeLine.of(line.number(), line.address(), choice), sentAt);
    }

    private void end(NudgeRun run) {
        runs.rest(run.id(), NudgeRun.State.ENDED, clock.instant());
        auditTrail.record(by(run), Act.NUDGES_ENDED, null, run.id());
    }

    static String thing(List<Program> programs) {
        return RefusedProgram.thing(programs.stream()
                .map(program -> new RefusedProgram(program.reason().key(), program.client()))
                .toList());
    }

    private static Actor by(NudgeRun run) {
        return run.begunBy().orElse(new Actor(AuditTrail.PORTAL, AuditTrail.PORTAL));
    }

    private static Act act(Way way) {
        return switch (way) {
            case MAILBOX, CUSTODIANS -> Act.NUDGED;
            case SECOND_ADDRESS -> Act.NUDGED_ELSEWHERE;
            case LETTER -> Act.NUDGED_BY_LETTER;
        };
    }
}
