package latchkey.mailcow;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A log as Redis keeps it: the newest first, and no more than 9,999 lines. */
public final class LogRing {
    static final int LONGEST = 9_999;

    private final String program;
    private final Clock clock;
    private final Deque<Map<String, Object>> lines = new ArrayDeque<>();

    LogRing(String program, Clock clock) {
        this.program = program;
        this.clock = clock;
    }

    public synchronized void write(String priority, String message) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("time", Long.toString(clock.instant().getEpochSecond()));
        line.put("priority", priority);
        line.put("program", program);
        line.put("message", message);
        lines.addFirst(line);
        if (lines.size() > LONGEST) {
            lines.removeLast();
        }
    }

    public void write(String message) {
        write("info", message);
    }

    /** As when Redis starts without what it had. */
    public synchronized void clear() {
        lines.clear();
    }

    /** Counted from the newest, which is 0. */
    synchronized List<Map<String, Object>> between(int first, int last) {
        return lines.stream().skip(first).limit(last - first + 1L).toList();
    }

    synchronized List<Map<String, Object>> newest(int count) {
        return lines.stream().limit(count).toList();
    }

    /** Of every line that is still there, the newest first. */
    public synchronized List<String> messages() {
        return lines.stream().map(line -> String.valueOf(line.get("message"))).toList();
    }
}
