package latchkey.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.mailserver.LoginReport;

/**
 * How often one secret was tried, and at which intervals.
 *
 * @param gaps in seconds between the last tries or bursts of them, the newest at the end
 */
public record Rhythm(long tries, Instant lastAt, List<Long> gaps) {
    public static final Rhythm NONE = new Rhythm(0, Instant.EPOCH, List.of());

    private static final int GAPS_KEPT = 10;
    /** A client that opens several connections at once, or tries twice in a row, keeps its beat between such bursts. */
    private static final long LONGEST_OF_A_BURST = 15;

    private static final int GAPS_OF_LATE = 5;
    private static final long A_DAY = Duration.ofDays(1).toSeconds();
    /** A person gives up before, or tries something else. */
    private static final int TRIES_OF_A_DEVICE = 5;
    /** Nobody does that by hand, whatever the times between. */
    private static final int TIRELESS = 10;

    public Rhythm and(LoginReport report) {
        if (tries == 0) {
            return new Rhythm(report.tries(), report.at(), List.of());
        }
        List<Long> more = new ArrayList<>(gaps);
        long gap = Duration.between(lastAt, report.at()).toSeconds();
        if (gap >= LONGEST_OF_A_BURST) {
            more.add(gap);
        }
        return new Rhythm(
                tries + report.tries(),
                report.at().isAfter(lastAt) ? report.at() : lastAt,
                List.copyOf(more.subList(Math.max(0, more.size() - GAPS_KEPT), more.size())));
    }

    /** The median gap, in seconds. */
    public Optional<Long> beat() {
        return gaps.isEmpty()
                ? Optional.empty()
                : Optional.of(gaps.stream().sorted().toList().get(gaps.size() / 2));
    }

    /**
     * How long it has to be silent, in seconds, until it has missed a beat: longer than it was of late, whatever the
     * median, and a quarter more. At most a day.
     */
    public Optional<Long> silence() {
        return beat().map(beat -> gaps.subList(Math.max(0, gaps.size() - GAPS_OF_LATE), gaps.size()).stream()
                        .reduce(beat, Math::max))
                .map(longest -> Math.min(longest + longest / 4, A_DAY));
    }

    /** More often than anybody types one long secret. */
    public boolean isRepeated() {
        return tries >= TRIES_OF_A_DEVICE;
    }

    /**
     * Tried by something that does not tire: again and again, and at least half of the times after about one beat. Five tries
     * within seconds have none: somebody has mistyped a password, and his program or he himself tries it once more.
     */
    public boolean isOfADevice() {
        long onTheBeat = beat().map(beat -> gaps.stream()
                        .filter(gap -> gap * 2 >= beat && gap <= beat * 2)
                        .count())
                .orElse(0L);
        return tries >= TIRELESS || (isRepeated() && !gaps.isEmpty() && onTheBeat * 2 >= gaps.size());
    }

    String gapsText() {
        return gaps.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    static List<Long> gapsOf(String text) {
        return Stream.of(text.split(",", -1))
                .filter(gap -> !gap.isEmpty())
                .map(Long::valueOf)
                .toList();
    }
}
