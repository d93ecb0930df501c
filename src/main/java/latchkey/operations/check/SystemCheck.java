package latchkey.operations.check;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Looks at one thing or a few that belong together, in some milliseconds. What needs longer looks in a job. */
interface SystemCheck {
    /** What it looks at: these are red if it fails. */
    List<Check> checks();

    List<Finding> look(Instant now) throws SQLException;
}
