package latchkey.shared;

import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** Tells the faults of a database that pass from those that lie in a row. They come as causes, also at a commit. */
public final class DatabaseTrouble {
    private static final int DEADLOCK = 1213;
    private static final int LOCK_WAIT_TIMEOUT = 1205;
    private static final int RECORD_CHANGED = 1020;
    private static final String NOT_LET_IN = "28";
    private static final String INTERRUPTED = "70100";
    /** Disk full, shutting down, table full, read only; of several nodes, that the others were lost at the commit. */
    private static final Set<Integer> OUTAGES = Set.of(1021, 1053, 1114, 1180, 1290, 4151);

    private DatabaseTrouble() {}

    /** The transaction was undone as a whole; the same batch may be taken again. */
    public static boolean passes(Throwable failed) {
        return hasCode(failed, Set.of(DEADLOCK, LOCK_WAIT_TIMEOUT, RECORD_CHANGED));
    }

    /** Another transaction came first, and the database has not waited long to say so. */
    public static boolean lostRace(Throwable failed) {
        return hasCode(failed, Set.of(DEADLOCK, RECORD_CHANGED));
    }

    private static boolean hasCode(Throwable failed, Set<Integer> codes) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && codes.contains(sql.getErrorCode())) {
                return true;
            }
        }
        return false;
    }

    /** It does not answer, or not to anybody: nothing is known of the row. */
    public static boolean isOutage(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isOutage(sql)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOutage(SQLException failed) {
        String state = failed.getSQLState();
        // The pool's own errors, such as that no connection was free, have no state.
        return state == null
                ? !(failed instanceof SQLDataException)
                : state.startsWith("08")
                        || state.startsWith(NOT_LET_IN)
                        || state.equals(INTERRUPTED)
                        || failed instanceof SQLNonTransientConnectionException
                        || failed instanceof SQLTransientConnectionException
                        || OUTAGES.contains(failed.getErrorCode());
    }
}
