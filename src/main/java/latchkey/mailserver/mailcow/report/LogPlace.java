package latchkey.mailserver.mailcow.report;

import java.util.List;

/**
 * How far a log has been read.
 *
 * @param tail the last lines that have been looked at
 * @param open which of the lines are not done: 1 is the last one, 2 the one before it
 * @param newest second of the newest line
 */
record LogPlace(LogTail tail, List<Integer> open, long newest) {
    static final LogPlace START = new LogPlace(LogTail.NONE, List.of(), 0);

    boolean isStart() {
        return tail.hashes().isEmpty();
    }
}
