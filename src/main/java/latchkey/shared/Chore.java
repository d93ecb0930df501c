package latchkey.shared;

import java.sql.SQLException;
import java.time.Instant;

/**
 * What a feature tidies up in its own tables, in short steps, each a transaction of its own. To take a step twice does no
 * harm, so it may be cut off anywhere.
 */
public interface Chore {
    /** As in the table of jobs. */
    String name();

    /** @param reached where the step before ended; empty to begin anew, which it does once a day */
    Step step(Instant now, String reached) throws SQLException;

    /**
     * @param changed rows
     * @param reached where the next step begins
     * @param more whether there is anything to do for it now
     */
    record Step(long changed, String reached, boolean more) {}
}
