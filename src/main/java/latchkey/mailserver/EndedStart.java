package latchkey.mailserver;

import org.jboss.logging.Logger;

/** A start that goes no further, with one line instead of a stack. */
final class EndedStart {
    private static final Logger LOG = Logger.getLogger(EndedStart.class);

    private EndedStart() {}

    /** At once: nothing that would have to end in order has begun, and what the framework would stop is not there yet. */
    static void saying(String line, int status) {
        LOG.log(status == 0 ? Logger.Level.INFO : Logger.Level.ERROR, line);
        Runtime.getRuntime().halt(status);
    }
}
