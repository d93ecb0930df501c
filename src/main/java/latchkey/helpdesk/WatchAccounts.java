package latchkey.helpdesk;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import latchkey.attempt.AccountOutcomes;
import latchkey.attempt.AccountOutcomes.Outcome;
import latchkey.shared.MailAddress;
import latchkey.web.Feed;

/** The logins of a mailbox while its case is open: somebody is on the phone and tries. */
@ApplicationScoped
class WatchAccounts {
    /** Nobody is on the phone for longer. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final AccountOutcomes outcomes;
    private final Clock clock;
    private final Feed<String, List<Outcome>> feed;

    WatchAccounts(AccountOutcomes outcomes, Clock clock) {
        this.outcomes = outcomes;
        this.clock = clock;
        this.feed = new Feed<>("logins of open cases", this::look, List.of());
    }

    void start(@Observes StartupEvent event) {
        feed.start();
    }

    /** Before the portal waits for its requests to end: these would not. */
    void stopEarly(@Observes ShutdownDelayInitiatedEvent event) {
        feed.stop();
    }

    void stop(@Observes ShutdownEvent event) {
        feed.stop();
    }

    /** The latest of each protocol, the newest first. */
    List<Outcome> now(MailAddress address, Instant since) {
        return after(notTooLongAgo(since), outcomes.since(notTooLongAgo(since), Set.of(address.toString())));
    }

    /** Only what has changed: a screen reader reads each new text aloud. */
    Multi<List<Outcome>> watch(MailAddress address, Instant since) {
        Instant from = notTooLongAgo(since);
        return feed.watch(address.toString())
                .map(seen -> after(from, seen))
                .skip()
                .repetitions();
    }

    private java.util.Map<String, List<Outcome>> look(Set<String> addresses) {
        return outcomes.since(clock.instant().minus(LONGEST), addresses).stream()
                .collect(Collectors.groupingBy(Outcome::address));
    }

    private Instant notTooLongAgo(Instant since) {
        Instant earliest = clock.instant().minus(LONGEST);
        return since.isBefore(earliest) ? earliest : since;
    }

    /** A later refusal takes the place of an earlier acceptance: it is what the caller sees now. */
    private static List<Outcome> after(Instant since, List<Outcome> seen) {
        return seen.stream()
                .filter(outcome -> outcome.at().isAfter(since))
                .collect(Collectors.groupingBy(Outcome::protocol, Collectors.maxBy(Comparator.comparing(Outcome::at))))
                .values()
                .stream()
                .flatMap(java.util.Optional::stream)
                .sorted(Comparator.comparing(Outcome::at).reversed())
                .toList();
    }
}
