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
 * @param gaps in seconds between the last tries, the newest at the end
 */
public record Rhythm(long tries, Instant lastAt, List<Long> gaps) {
    public static final Rhythm NONE = new Rhythm(0, Instant.EPOCH, List.of());

    private static final int GAPS_KEPT = 10;
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
        if (gap > 0) {
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

    /** Tried by something that does not tire: again and again, and at least half of the times after about one beat. */
    public boolean isOfADevice() {
        long onTheBeat = beat().map(beat -> gaps.stream()
                        .filter(gap -> gap * 2 >= beat && gap <= beat * 2)
                        .count())
                .orElse(0L);
        return tries >= TIRELESS || (tries >= TRIES_OF_A_DEVICE && onTheBeat * 2 >= gaps.size());
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
