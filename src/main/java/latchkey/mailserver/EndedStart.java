package latchkey.mailserver;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.Quarkus;
import org.jboss.logging.Logger;

/** A start that goes no further, with one line instead of a stack. */
final class EndedStart {
    private static final Logger LOG = Logger.getLogger(EndedStart.class);

    private EndedStart() {}

    /** @return for the caller to throw: the framework does nothing more then, and ends with the status */
    static PreventFurtherStepsException saying(String line, int status) {
        LOG.log(status == 0 ? Logger.Level.INFO : Logger.Level.ERROR, line);
        Quarkus.asyncExit(status);
        return new PreventFurtherStepsException(line, status);
    }
}
