package latchkey.helpdesk.nudge;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import latchkey.diagnosis.AskedFilter;
import latchkey.notice.ShowNotice.Shown;

/**
 * Those whom a filter fits, before anything is tried.
 *
 * @param fault what was wrong with the form
 * @param most accounts of one round
 */
record NudgeView(
        Asked asked,
        List<AskedFilter.Nonsense> nonsense,
        boolean tooLong,
        long accounts,
        int most,
        List<Shown> previews,
        boolean portal,
        boolean fault,
        UUID form) {

    public boolean makesSense() {
        return nonsense.isEmpty() && !tooLong;
    }

    public boolean nobody() {
        return makesSense() && accounts == 0;
    }

    public boolean tooMany() {
        return makesSense() && accounts > most;
    }

    public boolean can() {
        return makesSense() && !nobody() && !tooMany();
    }

    /** Of the filter, as the form carries them. */
    public List<java.util.Map.Entry<String, String>> words() {
        return List.copyOf(asked.words().entrySet());
    }

    /** What comes of an account, and of how many. */
    record Outcome(Optional<Way> way, Optional<Why> why, long accounts, long done) {
        public String key() {
            return way.map(Way::key).or(() -> why.map(Why::key)).orElse("");
        }

        boolean is(NudgeRuns.Count count) {
            return count.way().equals(way) && count.why().equals(why);
        }
    }

    /** All ways, whether anybody is reached by them, and then the reasons that there are. */
    static List<Outcome> outcomes(List<NudgeRuns.Count> counts) {
        Stream<Outcome> ways =
                Arrays.stream(Way.values()).map(way -> new Outcome(Optional.of(way), Optional.empty(), 0, 0));
        Stream<Outcome> whys = Arrays.stream(Why.values())
                .filter(why -> counts.stream().anyMatch(count -> count.why().equals(Optional.of(why))))
                .map(why -> new Outcome(Optional.empty(), Optional.of(why), 0, 0));
        return Stream.concat(ways, whys)
                .map(one -> counts.stream()
                        .filter(one::is)
                        .findFirst()
                        .map(count -> new Outcome(one.way(), one.why(), count.accounts(), count.done()))
                        .orElse(one))
                .toList();
    }
}
