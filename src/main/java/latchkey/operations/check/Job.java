package latchkey.operations.check;

import java.time.Instant;
import java.util.Optional;

/**
 * A job and how it went.
 *
 * @param name of the class, or of the chore
 * @param failure what it failed with the last time; empty if it did not
 */
record Job(String name, Optional<Instant> succeededAt, boolean late, String failure) {
    State state() {
        return !failure.isEmpty() ? State.RED : late ? State.AMBER : State.GREEN;
    }
}
