package latchkey.operations.importing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import latchkey.shared.Refusal;
import latchkey.shared.StaffDomains;
import latchkey.shared.Utc;

/** The files that are kept, and what the dry run says of their lines. */
@ApplicationScoped
class ImportRuns {
    private static final int NEWEST = 20;

    private final DataSource dataSource;

    ImportRuns(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param detail what would change, or what stands there that is refused */
    public record Told(int line, String address, Outcome outcome, Optional<Why> why, String detail, boolean done) {}

    interface Work<T> {
        T on(Sql sql) throws SQLException;
    }

    /** In the caller's transaction, if there is one. */
    <T> T on(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.on(new Sql(connection));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    List<ImportRun> newest(StaffDomains within) {
        return on(sql ->
                sql.rows("SELECT * FROM import_run ORDER BY made_at DESC, id LIMIT " + NEWEST, ImportRun::of).stream()
                        .filter(run -> run.visibleTo(within))
                        .toList());
    }

    ImportRun visible(UUID id, StaffDomains within) {
        return find(id).filter(run -> run.visibleTo(within)).orElseThrow(Refusal.NotFound::new);
    }

    Optional<ImportRun> find(UUID id) {
        return on(sql -> sql.rows("SELECT * FROM import_run WHERE id = ?", ImportRun::of, id).stream()
                .findFirst());
    }

    Optional<ImportRun> lock(UUID id) {
        return on(sql -> sql.rows("SELECT * FROM import_run WHERE id = ? FOR UPDATE", ImportRun::of, id).stream()
                .findFirst());
    }

    Optional<ImportRun> atWork() {
        return on(sql -> sql.rows("SELECT * FROM import_run WHERE at_work", ImportRun::of).stream()
                .findFirst());
    }

    /** One at a time: the table has a unique key for it. */
    void begin(UUID id, ImportRun.State state, Instant now) {
        on(sql -> {
            if (sql.number("SELECT COUNT(*) FROM import_run WHERE at_work AND id <> ? FOR UPDATE", id) > 0) {
                throw new Refusal.Conflict(Refusal.Why.IMPORT_AT_WORK);
            }
            return sql.change(
                    "UPDATE import_run SET state = ?, at_work = TRUE, ended_at = NULL, started_at = IF(? = 'RUNNING',"
                            + " COALESCE(started_at, ?), started_at) WHERE id = ?",
                    state,
                    state,
                    Utc.column(now),
                    id);
        });
    }

    void rest(UUID id, ImportRun.State state, Instant now) {
        on(sql -> sql.change(
                "UPDATE import_run SET state = ?, at_work = NULL, ended_at = ? WHERE id = ?",
                state,
                Utc.column(now),
                id));
    }

    Map<Outcome, Integer> counts(UUID id) {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        on(sql -> sql.rows(
                "SELECT outcome, COUNT(*) FROM import_line WHERE run = ? GROUP BY outcome",
                row -> counts.put(Outcome.valueOf(row.getString(1)), row.getInt(2)),
                id));
        return counts;
    }

    /** Behind a line, in the order of the file. */
    List<Told> lines(UUID id, Outcome outcome, int after, int most) {
        return on(sql -> sql.rows(
                "SELECT line, address, cells, outcome, why, detail, done FROM import_line"
                        + " WHERE run = ? AND outcome = ? AND line > ? ORDER BY line LIMIT ?",
                row -> new Told(
                        row.getInt("line"),
                        row.getString("address") == null
                                ? Cells.address(row.getString("cells"))
                                : row.getString("address"),
                        Outcome.valueOf(row.getString("outcome")),
                        Optional.ofNullable(row.getString("why")).map(Why::valueOf),
                        row.getString("detail") == null ? "" : row.getString("detail"),
                        row.getBoolean("done")),
                id,
                outcome,
                after,
                most));
    }
}
