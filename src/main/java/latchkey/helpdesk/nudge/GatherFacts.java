package latchkey.helpdesk.nudge;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import latchkey.account.ReachKeepers;
import latchkey.account.ReachKeepers.Kept;
import latchkey.attempt.OpenedMailboxes;
import latchkey.diagnosis.Worklist;
import latchkey.diagnosis.WorklistOrder;
import latchkey.diagnosis.WorklistPage;
import latchkey.helpdesk.nudge.Facts.Program;
import latchkey.notice.ChooseNotices;
import latchkey.notice.NoticeTopic;
import latchkey.shared.MailAddress;
import latchkey.shared.StaffDomains;

/** Reads what has to be known to choose whether and how owners are nudged; in the caller's transaction. */
@ApplicationScoped
class GatherFacts {
    private static final int AT_ONCE = 500;

    private final Worklist worklist;
    private final ReachKeepers reachKeepers;
    private final OpenedMailboxes openedMailboxes;
    private final ShutMailboxes shutMailboxes;
    private final ChooseNotices chooseNotices;
    private final NudgeRuns runs;
    private final NudgeConfig config;
    private final Clock clock;

    GatherFacts(
            Worklist worklist,
            ReachKeepers reachKeepers,
            OpenedMailboxes openedMailboxes,
            ShutMailboxes shutMailboxes,
            ChooseNotices chooseNotices,
            NudgeRuns runs,
            NudgeConfig config,
            Clock clock) {
        this.worklist = worklist;
        this.reachKeepers = reachKeepers;
        this.openedMailboxes = openedMailboxes;
        this.shutMailboxes = shutMailboxes;
        this.chooseNotices = chooseNotices;
        this.runs = runs;
        this.config = config;
        this.clock = clock;
    }

    /** Those whom the filter fits now, the worst first. */
    List<String> addresses(Asked asked, StaffDomains within) {
        return asked.account()
                .map(address -> List.of(address.toString()))
                .orElseGet(() -> worklist.addresses(asked.filter(), WorklistOrder.WORST, within));
    }

    /** In the order of the addresses. */
    List<Facts> of(Asked asked, List<String> addresses, StaffDomains within) {
        List<Facts> all = new ArrayList<>();
        for (int from = 0; from < addresses.size(); from += AT_ONCE) {
            all.addAll(some(asked, addresses.subList(from, Math.min(from + AT_ONCE, addresses.size())), within));
        }
        return all;
    }

    private List<Facts> some(Asked asked, List<String> addresses, StaffDomains within) {
        Map<String, List<Program>> programs = programs(asked, addresses, within);
        Map<String, Kept> kept = reachKeepers.of(addresses);
        Set<String> read = openedMailboxes.since(clock.instant().minus(config.readWithin()), kept.keySet());
        Set<UUID> unwanted = chooseNotices.without(NoticeTopic.NUDGE, persons(kept.values()));
        Set<MailAddress> shut = shutMailboxes.of(kept.values());
        Map<String, Instant> nudged = runs.nudged(addresses);
        return addresses.stream()
                .map(address -> new Facts(
                        address,
                        Optional.ofNullable(kept.get(address)),
                        MailAddress.parse(address).filter(within::hold).isPresent(),
                        programs.getOrDefault(address, List.of()),
                        read.contains(address),
                        unwanted,
                        shut,
                        Optional.ofNullable(nudged.get(address))))
                .toList();
    }

    private Map<String, List<Program>> programs(Asked asked, List<String> addresses, StaffDomains within) {
        if (asked.account().isPresent()) {
            MailAddress account = asked.account().get();
            // It may be called otherwise by now.
            return addresses.stream()
                    .collect(Collectors.toMap(
                            address -> address,
                            address -> programs(
                                    worklist.of(MailAddress.parse(address).orElse(account), within))));
        }
        return worklist.entries(addresses, asked.filter(), within).stream()
                .collect(Collectors.toMap(WorklistPage.Entry::address, entry -> programs(entry.clients())));
    }

    private static List<Program> programs(List<Worklist.Row> rows) {
        return rows.stream()
                .map(row -> new Program(row.reason(), row.state(), row.client()))
                .toList();
    }

    private static Set<UUID> persons(Collection<Kept> kept) {
        return kept.stream()
                .flatMap(one -> one.keepers().stream())
                .map(ReachKeepers.Keeper::person)
                .collect(Collectors.toSet());
    }
}
