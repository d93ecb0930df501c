package latchkey.helpdesk.nudge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.account.Account;
import latchkey.account.Keepers;
import latchkey.diagnosis.AskedFilter;
import latchkey.helpdesk.nudge.NudgeView.Outcome;
import latchkey.notice.NoticeKind;
import latchkey.notice.SentMails;
import latchkey.notice.ShowNotice;
import latchkey.shared.MailAddress;
import latchkey.shared.StaffDomains;

/** Puts together what the pages of nudges show. */
@ApplicationScoped
class ShowNudges {
    private static final int ON_A_PAGE = 100;

    private final NudgeRuns runs;
    private final GatherFacts gatherFacts;
    private final PreviewNudge previewNudge;
    private final ShowNotice showNotice;
    private final SentMails sentMails;
    private final Account.Repository accounts;
    private final Keepers keepers;
    private final NudgeConfig config;

    ShowNudges(
            NudgeRuns runs,
            GatherFacts gatherFacts,
            PreviewNudge previewNudge,
            ShowNotice showNotice,
            SentMails sentMails,
            Account.Repository accounts,
            Keepers keepers,
            NudgeConfig config) {
        this.runs = runs;
        this.gatherFacts = gatherFacts;
        this.previewNudge = previewNudge;
        this.showNotice = showNotice;
        this.sentMails = sentMails;
        this.accounts = accounts;
        this.keepers = keepers;
        this.config = config;
    }

    /** @param name of who made it; empty if he is not known any more */
    record Round(NudgeRun run, String name) {}

    List<Round> rounds(StaffDomains within) {
        List<NudgeRun> newest = runs.newest(within);
        var names = keepers.namesOf(newest.stream().map(NudgeRun::madeBy).collect(Collectors.toSet()));
        return newest.stream()
                .map(run -> new Round(run, names.getOrDefault(run.madeBy(), "")))
                .toList();
    }

    @Transactional
    NudgeView chosen(AskedFilter filter, StaffDomains within, boolean fault) {
        Asked asked = Asked.of(filter.filter());
        boolean makesSense = filter.nonsense().isEmpty() && !filter.tooLong();
        List<String> addresses = makesSense ? gatherFacts.addresses(asked, within) : List.of();
        return new NudgeView(
                asked,
                filter.nonsense(),
                filter.tooLong(),
                addresses.size(),
                config.most(),
                previewNudge.of(asked, addresses, within),
                showNotice.portal().isPresent(),
                fault,
                UUID.randomUUID());
    }

    @Transactional
    RunView run(NudgeRun run, Optional<String> show, int after) {
        List<Outcome> outcomes = NudgeView.outcomes(runs.counts(run.id()));
        Outcome shown = outcomes.stream()
                .filter(one -> show.filter(one.key()::equals).isPresent())
                .findFirst()
                .or(() -> outcomes.stream().filter(one -> one.accounts() > 0).findFirst())
                .orElse(outcomes.get(0));
        List<NudgeLine> lines = runs.lines(run.id(), shown.way(), shown.why(), after, ON_A_PAGE + 1);
        // Whoever got another domain since is none of theirs any more.
        List<NudgeLine> some = lines.stream()
                .limit(ON_A_PAGE)
                .filter(line -> run.within().hold(MailAddress.of(line.address())))
                .toList();
        Set<String> known = accounts.known(some.stream().map(NudgeLine::address).toList());
        return new RunView(
                run,
                outcomes,
                shown,
                some,
                lines.size() > ON_A_PAGE,
                known,
                run.dry() ? previewNudge.of(run.asked(), nudged(run), run.within()) : List.of(),
                showNotice.portal().isPresent(),
                sentMails.of(NoticeKind.NUDGE, run.id() + " "),
                config);
    }

    private List<String> nudged(NudgeRun run) {
        return Stream.of(Way.values())
                .flatMap(way -> runs.lines(run.id(), Optional.of(way), Optional.empty(), 0, ON_A_PAGE).stream())
                .map(NudgeLine::address)
                .toList();
    }
}
