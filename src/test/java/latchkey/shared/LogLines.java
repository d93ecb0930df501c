package latchkey.shared;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What one part of the portal writes into the log at its usual level, until it is closed. */
public final class LogLines implements AutoCloseable {
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final Handler listener = new Listener();
    // Held here: the log forgets what nobody holds, and its listeners with it.
    private final Logger logger;

    private LogLines(Logger logger) {
        this.logger = logger;
        logger.addHandler(listener);
    }

    public static LogLines of(String logger) {
        return new LogLines(Logger.getLogger(logger));
    }

    public List<String> all() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        logger.removeHandler(listener);
    }

    private final class Listener extends Handler {
        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.INFO.intValue()) {
                lines.add(
                        line.getParameters() == null
                                ? line.getMessage()
                                : String.format(line.getMessage(), line.getParameters()));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
