package latchkey.mailserver;

import org.jboss.logging.Logger;

/** A start that goes no further, with one line instead of a stack. */
final class EndedStart {
    private static final Logger LOG = Logger.getLogger(EndedStart.class);

    private EndedStart() {}

    /**
     * Ends at once: nothing has begun yet that would have to be stopped, and the framework's own way to stop asks beans that are
     * not there yet.
     *
     * @return never; for the caller to throw, so that the compiler knows
     */
    static IllegalStateException saying(String line, int status) {
        LOG.log(status == 0 ? Logger.Level.INFO : Logger.Level.ERROR, line);
        Runtime.getRuntime().halt(status);
        return new IllegalStateException(line);
    }
}
