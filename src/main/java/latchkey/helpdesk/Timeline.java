package latchkey.helpdesk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import latchkey.attempt.AccountHistory;

/**
 * A page of what happened, newest first.
 *
 * @param older where the next page begins; empty at the end
 */
record Timeline(List<TimelineEvent> events, Optional<Instant> older) {
    static final int PAGE = 40;

    /**
     * What one source tells, newest first.
     *
     * @param since it may have others from before; empty if it has none
     */
    record Source(List<TimelineEvent> events, Optional<Instant> since) {
        /** Of a source that was asked for no more than so many. */
        static Source of(Stream<TimelineEvent> events, int most) {
            List<TimelineEvent> all = events.toList();
            return new Source(
                    all,
                    all.size() >= most ? Optional.of(all.get(all.size() - 1).at()) : Optional.empty());
        }

        static Source of(AccountHistory.Refusals refusals) {
            return new Source(refusals.newest().stream().map(TimelineEvent::of).toList(), refusals.since());
        }

        static Source whole(Stream<TimelineEvent> events) {
            return new Source(events.toList(), Optional.empty());
        }
    }

    /** As it is written in the address of a page; what is no time is the newest page. */
    static Optional<Instant> beginning(String text) {
        return text.matches("[0-9]{1,14}") ? Optional.of(Instant.ofEpochMilli(Long.parseLong(text))) : Optional.empty();
    }

    /** Nothing is shown that is older than what a source tells all of: its next ones would belong before it. */
    static Timeline merge(List<Source> sources) {
        Optional<Instant> horizon =
                sources.stream().flatMap(source -> source.since().stream()).max(Comparator.naturalOrder());
        List<TimelineEvent> all = sources.stream()
                .flatMap(source -> source.events().stream())
                .filter(event -> horizon.isEmpty() || !event.at().isBefore(horizon.get()))
                .sorted(Comparator.comparing(TimelineEvent::at).reversed())
                .toList();
        // A page ends between two instants, so that the next one can begin there.
        boolean onlyHorizon =
                all.stream().allMatch(event -> Optional.of(event.at()).equals(horizon));
        List<TimelineEvent> whole = all.stream()
                .filter(event -> onlyHorizon || !Optional.of(event.at()).equals(horizon))
                .toList();
        List<TimelineEvent> page = new ArrayList<>();
        Optional<Instant> last = Optional.empty();
        for (TimelineEvent event : whole) {
            TimelineEvent newest = page.isEmpty() ? event : page.get(page.size() - 1);
            if (!page.isEmpty() && event.continues(newest)) {
                page.set(page.size() - 1, newest.with(event));
            } else if (page.size() >= PAGE && !Optional.of(event.at()).equals(last)) {
                return new Timeline(page, last);
            } else {
                page.add(event);
            }
            last = Optional.of(event.at());
        }
        return new Timeline(page, horizon.isPresent() ? last : Optional.empty());
    }
}
