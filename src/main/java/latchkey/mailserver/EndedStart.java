package latchkey.mailserver;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.Quarkus;

/** A start that goes no further, in good order and with one line instead of a stack. */
final class EndedStart {
    private EndedStart() {}

    /** @return for the caller to throw: the framework does nothing more then, and ends with the status */
    static PreventFurtherStepsException saying(String line, int status) {
        System.err.println(line);
        Quarkus.asyncExit(status);
        return new PreventFurtherStepsException(line, status);
    }
}
