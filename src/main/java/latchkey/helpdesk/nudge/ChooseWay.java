package latchkey.helpdesk.nudge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import latchkey.account.Account;
import latchkey.account.Correspondent;
import latchkey.account.ReachKeepers.Keeper;
import latchkey.account.ReachKeepers.Kept;
import latchkey.attempt.Reason;
import latchkey.helpdesk.nudge.Facts.Program;
import latchkey.shared.MailAddress;

/**
 * Chooses whether and how an owner is nudged. Whoever is locked out is not written to where he cannot read it.
 *
 * @param coolDown how long somebody is left alone who was nudged
 */
record ChooseWay(Instant now, Duration coolDown) {

    Choice of(Facts facts) {
        if (facts.mailbox().isEmpty()) {
            return Choice.left(Why.NO_MAILBOX);
        }
        Kept mailbox = facts.mailbox().get();
        if (!facts.inside()) {
            return Choice.left(Why.ELSEWHERE);
        }
        if (!mailbox.active()) {
            return Choice.left(Why.OFF);
        }
        List<Program> failing = facts.programs().stream().filter(Program::fails).toList();
        List<Program> his = failing.stream().filter(Program::his).toList();
        if (his.isEmpty()) {
            return Choice.left(failing.isEmpty() ? Why.FIXED : Why.NOT_HIS);
        }
        List<Program> told = exempt(mailbox)
                ? his.stream()
                        .filter(program -> program.reason() != Reason.MAIN_PASSWORD)
                        .toList()
                : his;
        if (told.isEmpty()) {
            return Choice.left(Why.EXEMPT);
        }
        if (facts.nudgedAt().filter(at -> at.plus(coolDown).isAfter(now)).isPresent()) {
            return Choice.left(Why.COOLING_DOWN);
        }
        return reached(facts, mailbox, told);
    }

    private boolean exempt(Kept mailbox) {
        return mailbox.exemptUntil().filter(now::isBefore).isPresent();
    }

    private static Choice reached(Facts facts, Kept mailbox, List<Program> told) {
        boolean personal = mailbox.kind() == Account.Kind.PERSON;
        if (mailbox.keepers().isEmpty()) {
            return personal ? unknownOwner(facts, told) : Choice.left(Why.NOBODYS);
        }
        List<Keeper> willing = mailbox.keepers().stream()
                .filter(keeper -> !facts.unwanted().contains(keeper.person()))
                .toList();
        if (willing.isEmpty()) {
            return Choice.left(Why.UNWANTED);
        }
        return personal ? owner(facts, willing.get(0), told) : custodians(facts, willing, told);
    }

    /** Nobody has signed in for it yet; whom it concerns reads it, or gets no mail at all. */
    private static Choice unknownOwner(Facts facts, List<Program> told) {
        return facts.read()
                ? Choice.by(Way.MAILBOX, List.of(new Correspondent(mailbox(facts), Optional.empty())), told)
                : Choice.by(Way.LETTER, List.of(), told);
    }

    private static Choice owner(Facts facts, Keeper owner, List<Program> told) {
        if (facts.read()) {
            return Choice.by(Way.MAILBOX, List.of(to(owner, mailbox(facts))), told);
        }
        return owner.second()
                .map(address -> Choice.by(Way.SECOND_ADDRESS, List.of(to(owner, address)), told))
                .orElse(Choice.by(Way.LETTER, List.of(), told));
    }

    /** Each where he reads mail; on paper if nobody of them can read any. */
    private static Choice custodians(Facts facts, List<Keeper> willing, List<Program> told) {
        if (willing.stream().noneMatch(keeper -> addresses(keeper).findAny().isPresent())) {
            return Choice.left(Why.NO_ADDRESS);
        }
        List<Correspondent> to = willing.stream()
                .flatMap(keeper -> addresses(keeper)
                        .filter(address -> !facts.shut().contains(address))
                        .findFirst()
                        .map(address -> to(keeper, address))
                        .stream())
                .toList();
        return to.isEmpty() ? Choice.by(Way.LETTER, List.of(), told) : Choice.by(Way.CUSTODIANS, to, told);
    }

    private static Stream<MailAddress> addresses(Keeper keeper) {
        return Stream.concat(keeper.contact().stream(), keeper.second().stream());
    }

    private static Correspondent to(Keeper keeper, MailAddress address) {
        return new Correspondent(address, keeper.language(), Optional.of(keeper.person()));
    }

    private static MailAddress mailbox(Facts facts) {
        return MailAddress.of(facts.address());
    }
}
