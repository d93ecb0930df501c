package latchkey.mailserver.mailcow.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import latchkey.mailserver.MailServer.Unreachable;
import latchkey.mailserver.mailcow.MailcowLogs;

/** Asks for as many lines of one log as are likely to be new; for all of them if that was too few. */
final class ReadLog {
    /** What mailcow keeps. */
    static final int MOST = 9_999;

    private static final int LEAST = 1_000;
    private static final int TIMES_AS_MANY = 3;

    private final MailcowLogs logs;
    private final String log;
    private final ReportKey key;
    private int ask = MOST;

    ReadLog(MailcowLogs logs, String log, ReportKey key) {
        this.logs = logs;
        this.log = log;
        this.key = key;
    }

    /** @param clock as the answer tells it */
    record Read(LogReading reading, Optional<ClockBounds> clock) {}

    /** @throws Unreachable if it was not answered, or too short: the next one asks for more */
    Read read(LogPlace from, DatabaseTime time) {
        Instant asked = time.now();
        int lines = ask;
        MailcowLogs.Newest newest = logs.newest(log, lines);
        Instant answered = time.now();
        Optional<ClockBounds> clock = newest.at().map(date -> ClockBounds.of(date, asked, answered));
        // What is a day old need not be known to the second.
        long now = newest.at().orElse(answered).getEpochSecond();
        try {
            LogReading reading = LogReading.of(from, lines(newest.lines()), lines, MOST, now, key);
            ask = Math.min(MOST, LEAST + TIMES_AS_MANY * reading.newLines() + reading.known());
            return new Read(reading, clock);
        } catch (LogReading.TooShort tooFew) {
            ask = MOST;
            throw new Unreachable("more than " + lines + " new lines; all are asked for the next time");
        }
    }

    private static List<LogLine> lines(List<JsonNode> rows) {
        List<LogLine> lines = new ArrayList<>();
        for (JsonNode row : rows) {
            // A line without a time is of the second before: nothing else is known of it.
            long before = lines.isEmpty() ? 0 : lines.get(lines.size() - 1).second();
            lines.add(new LogLine(
                    row.path("time").asLong(before), row.path("message").asText()));
        }
        return lines;
    }
}
