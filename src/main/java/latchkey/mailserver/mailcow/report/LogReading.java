package latchkey.mailserver.mailcow.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A log, read on from where the last reading ended, with some of what was read before: what a line means another one may
 * tell.
 *
 * @param lines the newest at the end
 * @param known how many of them, from the first, have been looked at before
 * @param open which of those are not done yet
 * @param mayBeLost lines that were dropped from the log before they were read, as far as that can be guessed
 */
record LogReading(
        LogPlace from, List<LogLine> lines, List<Long> hashes, int known, List<Integer> open, long mayBeLost) {
    /** A log of yesterday is no news. */
    static final long FIRST_SECONDS = 24 * 60 * 60;

    /** Of what has been looked at before. */
    private static final int CONTEXT = 200;

    /** What was asked for did not reach back to where the last reading ended: more has to be asked for. */
    static final class TooShort extends Exception {
        private static final long serialVersionUID = 1;

        TooShort() {
            super("more lines have to be asked for");
        }
    }

    /**
     * @param newestFirst as the log is listed
     * @param asked how many lines were asked for
     * @param most that the log can hold
     * @param now by its clock
     */
    static LogReading of(LogPlace from, List<LogLine> newestFirst, int asked, int most, long now, ReportKey key)
            throws TooShort {
        List<LogLine> log = new ArrayList<>(newestFirst);
        Collections.reverse(log);
        List<Long> hashes = hashes(log, key);
        boolean cutOff = newestFirst.size() >= asked;
        if (log.isEmpty()) {
            return new LogReading(from, List.of(), List.of(), 0, List.of(), 0);
        }
        if (from.isStart()) {
            return after(from, log, hashes, firstAfter(log, now - FIRST_SECONDS), 0);
        }
        Optional<Integer> end = key.any()
                .map(one -> from.tail().endIn(hashes(log, one)))
                .flatMap(found -> found.stream().boxed())
                .findFirst();
        if (end.isPresent()) {
            return after(from, log, hashes, end.get(), 0);
        }
        if (cutOff && asked < most) {
            throw new TooShort();
        }
        return cutOff
                // Filled faster than it was read.
                ? after(from, log, hashes, firstAfter(log, from.newest() - 1), overrun(from, log))
                // Emptied, or an older state of it has come back.
                : after(from, log, hashes, firstAfter(log, from.newest()), 1);
    }

    private static List<Long> hashes(List<LogLine> log, ReportKey key) {
        return log.stream()
                .map(line -> key.known(line.second() + "|" + line.message()))
                .toList();
    }

    /** @param end behind the last line that has been looked at */
    private static LogReading after(LogPlace from, List<LogLine> log, List<Long> hashes, int end, long mayBeLost) {
        int furthest = from.open().stream().mapToInt(Integer::intValue).max().orElse(0);
        int start = Math.max(0, end - Math.max(CONTEXT, furthest));
        boolean gap = mayBeLost > 0;
        List<Integer> open = gap
                ? List.of()
                : from.open().stream()
                        .map(back -> end - back - start)
                        .filter(line -> line >= 0)
                        .toList();
        return new LogReading(
                from,
                List.copyOf(log.subList(start, log.size())),
                List.copyOf(hashes.subList(start, hashes.size())),
                end - start,
                open,
                mayBeLost + from.open().size() - open.size());
    }

    private static int firstAfter(List<LogLine> log, long second) {
        int first = 0;
        while (first < log.size() && log.get(first).second() <= second) {
            first++;
        }
        return first;
    }

    private static long overrun(LogPlace from, List<LogLine> log) {
        long oldest = log.get(0).second();
        long span = Math.max(1, log.get(log.size() - 1).second() - oldest);
        long gap = Math.max(0, oldest - from.newest());
        return Math.max(1, gap * log.size() / span);
    }

    /** Whether a line is to be dealt with now. */
    boolean isNew(int line) {
        return line >= known || open.contains(line);
    }

    int newLines() {
        return lines.size() - known;
    }

    /** How far it has been read when all but these lines are done. */
    LogPlace after(Collection<Integer> stillOpen) {
        if (lines.isEmpty()) {
            return new LogPlace(from.tail(), List.of(), from.newest());
        }
        return new LogPlace(
                LogTail.NONE.and(hashes),
                stillOpen.stream().map(line -> lines.size() - line).toList(),
                lines.get(lines.size() - 1).second());
    }
}
