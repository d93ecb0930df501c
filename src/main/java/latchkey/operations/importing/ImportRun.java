package latchkey.operations.importing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import latchkey.audit.Actor;
import latchkey.shared.StaffDomains;
import latchkey.shared.Utc;
import latchkey.web.Roles;

/**
 * A file on its way in.
 *
 * @param total lines of the file, and {@code readTo} and {@code doneTo} the last ones that were tried dry and taken in
 * @param active mailboxes in use in the domains of the file, and {@code missing} those of them that it does not name
 * @param tooManyMissing in one of its domains: else a line too much could switch off half of a small one
 */
public record ImportRun(
        UUID id,
        Instant madeAt,
        String madeBy,
        StaffDomains within,
        State state,
        int total,
        int readTo,
        int doneTo,
        int active,
        int missing,
        boolean tooManyMissing,
        int toDeactivate,
        int deactivated,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt) {
    private static final String EVERY = "*";

    public enum State {
        READING,
        READ,
        RUNNING,
        STOPPED,
        ENDED
    }

    static ImportRun of(ResultSet row) throws SQLException {
        return new ImportRun(
                UUID.fromString(row.getString("id")),
                Utc.instant(row.getObject("made_at", LocalDateTime.class)),
                row.getString("made_by"),
                domains(row.getString("domains")),
                State.valueOf(row.getString("state")),
                row.getInt("total"),
                row.getInt("read_to"),
                row.getInt("done_to"),
                row.getInt("active"),
                row.getInt("missing"),
                row.getBoolean("too_many"),
                row.getInt("to_deactivate"),
                row.getInt("deactivated"),
                Optional.ofNullable(row.getObject("started_at", LocalDateTime.class))
                        .map(Utc::instant),
                Optional.ofNullable(row.getObject("ended_at", LocalDateTime.class))
                        .map(Utc::instant));
    }

    private static StaffDomains domains(String text) {
        return text.equals(EVERY) ? StaffDomains.ALL : StaffDomains.of(Set.of(text.split(",", -1)));
    }

    Actor actor() {
        return new Actor(madeBy, Roles.ADMIN);
    }

    /** What he may not act in, he does not see either: a file of one who has more domains is none of his. */
    boolean visibleTo(StaffDomains others) {
        return others.all() || (!within.all() && others.named().containsAll(within.named()));
    }

    public boolean atWork() {
        return state == State.READING || state == State.RUNNING;
    }

    public boolean wasRead() {
        return readTo >= total;
    }

    public int percent() {
        int done = state == State.READING || !wasRead() ? readTo : startedAt.isEmpty() ? total : doneTo;
        return total == 0 ? 100 : (int) (100L * done / total);
    }
}
