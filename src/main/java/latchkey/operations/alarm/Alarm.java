package latchkey.operations.alarm;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import latchkey.operations.check.Check;

/**
 * Something that is wrong, or was until lately.
 *
 * @param told by each way
 */
record Alarm(Check what, Instant raisedAt, Optional<Instant> clearedAt, Map<Way, Told> told) {
    Told toldBy(Way way) {
        return told.getOrDefault(way, Told.NOTHING);
    }

    /** Nobody is told the end of what he was not told of. */
    Optional<Told> toTellBy(Way way) {
        if (clearedAt.isEmpty()) {
            return toldBy(way) == Told.RAISED ? Optional.empty() : Optional.of(Told.RAISED);
        }
        return toldBy(way) == Told.RAISED ? Optional.of(Told.CLEARED) : Optional.empty();
    }
}
