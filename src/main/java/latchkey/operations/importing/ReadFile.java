package latchkey.operations.importing;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import latchkey.account.RenameMailbox;
import latchkey.operations.importing.CsvLines.Line;
import latchkey.shared.ShortTransaction;
import latchkey.shared.StaffDomains;
import latchkey.shared.Utc;
import org.jspecify.annotations.Nullable;

/** The dry run: says of each line what would come of it. Whoever goes on after a kill begins behind the last batch. */
@ApplicationScoped
class ReadFile {
    private static final int AT_ONCE = 500;

    private static final String SHARED_NAMES = "UPDATE import_line l JOIN (SELECT n.line, MIN(n.name) AS name"
            + " FROM import_name n JOIN (SELECT name FROM import_name WHERE run = ? GROUP BY name HAVING COUNT(*) > 1) twice"
            + " ON twice.name = n.name WHERE n.run = ? GROUP BY n.line) shared ON shared.line = l.line"
            + " SET l.outcome = 'REFUSED', l.why = 'NAMED_TWICE', l.detail = shared.name"
            + " WHERE l.run = ? AND l.outcome <> 'REFUSED'";

    private static final String ACTIVE = "SELECT COUNT(*) FROM account a WHERE a.active AND a.domain IN"
            + " (SELECT DISTINCT domain FROM import_line WHERE run = ? AND domain IS NOT NULL) AND "
            + StaffDomains.sqlDomain("a.domain", "?");

    static final String MISSING =
            " AND NOT EXISTS (SELECT 1 FROM import_name n WHERE n.run = ? AND n.name = a.address)";

    /** Of a hundred mailboxes of a domain, so many may be switched off because a file does not name them. */
    private static final int MOST_MISSING_OF_A_HUNDRED = 5;

    private static final String TOO_MANY = "SELECT COUNT(*) FROM (SELECT a.domain FROM account a"
            + " LEFT JOIN import_name n ON n.run = ? AND n.name = a.address WHERE a.active AND a.domain IN"
            + " (SELECT DISTINCT domain FROM import_line WHERE run = ? AND domain IS NOT NULL) AND "
            + StaffDomains.sqlDomain("a.domain", "?")
            + " GROUP BY a.domain HAVING 100 * SUM(n.name IS NULL) > " + MOST_MISSING_OF_A_HUNDRED
            + " * COUNT(*)) each_one";

    /** Behind the lines of the file, so that they are shown, downloaded and erased like those. */
    private static final String NAME_THE_MISSING = "INSERT INTO import_line (run, line, address, cells, outcome)"
            + " SELECT ?, ? + ROW_NUMBER() OVER (ORDER BY a.address), a.address, CONCAT('address=', a.address), 'MISSING'"
            + " FROM account a WHERE a.active AND a.domain IN"
            + " (SELECT DISTINCT domain FROM import_line WHERE run = ? AND domain IS NOT NULL) AND "
            + StaffDomains.sqlDomain("a.domain", "?") + MISSING;

    private final DataSource dataSource;
    private final ImportRuns runs;
    private final RenameMailbox renameMailbox;
    private final Clock clock;

    ReadFile(DataSource dataSource, ImportRuns runs, RenameMailbox renameMailbox, Clock clock) {
        this.dataSource = dataSource;
        this.runs = runs;
        this.renameMailbox = renameMailbox;
        this.clock = clock;
    }

    /** A line with what was found out about it. */
    private record Found(
            Line line,
            @Nullable Wish wish,
            Outcome outcome,
            @Nullable Why why,
            String detail) {
        static Found refused(Line line, @Nullable Wish wish, BadLine no) {
            return new Found(line, wish, Outcome.REFUSED, no.why(), no.word());
        }
    }

    void read(ImportRun run, BooleanSupplier goOn) throws IOException, BadFile, SQLException {
        try (CsvLines lines = CsvLines.of(Pieces.of(runs, run.id()))) {
            List<Line> batch = new ArrayList<>();
            for (Line line = lines.next(); line != null; line = lines.next()) {
                if (line.number() <= run.readTo()) {
                    continue;
                }
                batch.add(line);
                if (batch.size() == AT_ONCE) {
                    if (!goOn.getAsBoolean() || !keep(run, batch)) {
                        return;
                    }
                    batch.clear();
                }
            }
            if (batch.isEmpty() || (goOn.getAsBoolean() && keep(run, batch))) {
                end(run);
            }
        }
    }

    /** @return false if it was stopped */
    private boolean keep(ImportRun run, List<Line> lines) throws SQLException {
        return ShortTransaction.in(dataSource, connection -> {
            Sql sql = new Sql(connection);
            int taken = sql.change(
                    "UPDATE import_run SET read_to = ? WHERE id = ? AND state = 'READING'",
                    // The last one is written when all is counted.
                    Math.min(lines.get(lines.size() - 1).number(), run.total() - 1),
                    run.id());
            if (taken == 0) {
                return false;
            }
            write(sql, run.id(), weigh(sql, lines, run.within()));
            return true;
        });
    }

    private List<Found> weigh(Sql sql, List<Line> lines, StaffDomains within) throws SQLException {
        List<Found> found = new ArrayList<>();
        List<Found> readable = new ArrayList<>();
        for (Line line : lines) {
            try {
                readable.add(new Found(line, Wish.of(line), Outcome.SAME, null, ""));
            } catch (BadLine no) {
                found.add(Found.refused(line, null, no));
            }
        }
        Standing standing =
                Standing.of(sql, readable.stream().map(ReadFile::wish).toList(), renameMailbox);
        for (Found one : readable) {
            Wish wish = wish(one);
            try {
                Weighed weighed = Weighed.of(wish, standing, within);
                found.add(new Found(one.line(), wish, weighed.outcome(), null, weighed.changes()));
            } catch (BadLine no) {
                found.add(Found.refused(one.line(), wish, no));
            }
        }
        return found;
    }

    private static Wish wish(Found found) {
        return java.util.Objects.requireNonNull(found.wish());
    }

    private static void write(Sql sql, UUID run, List<Found> lines) throws SQLException {
        sql.batch(
                "REPLACE INTO import_line (run, line, address, domain, cells, outcome, why, detail)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                lines,
                one -> new @Nullable Object[] {
                    run.toString(),
                    one.line().number(),
                    one.wish() == null ? null : one.wish().address().toString(),
                    one.wish() == null ? null : one.wish().address().domain(),
                    Cells.text(one.line().cells()),
                    one.outcome().name(),
                    one.why() == null ? null : one.why().name(),
                    one.detail()
                });
        record Name(String name, int line) {}
        List<Name> names = lines.stream()
                .filter(one -> one.wish() != null)
                .flatMap(one -> wish(one).names().stream()
                        .map(name -> new Name(name, one.line().number())))
                .toList();
        sql.batch("INSERT IGNORE INTO import_name (run, name, line) VALUES (?, ?, ?)", names, name ->
                new @Nullable Object[] {run.toString(), name.name(), name.line()});
    }

    private void end(ImportRun run) throws SQLException {
        UUID id = run.id();
        String domains = run.within().sqlList();
        ShortTransaction.in(dataSource, connection -> {
            Sql sql = new Sql(connection);
            sql.change(SHARED_NAMES, id, id, id);
            boolean tooMany = sql.number(TOO_MANY, id, id, domains, domains) > 0;
            int ended = sql.change(
                    "UPDATE import_run SET state = 'READ', at_work = NULL, read_to = total, ended_at = ?, active = ?,"
                            + " missing = ?, too_many = ? WHERE id = ? AND state = 'READING'",
                    Utc.column(clock.instant()),
                    sql.number(ACTIVE, id, domains, domains),
                    sql.number(ACTIVE + MISSING, id, domains, domains, id),
                    tooMany,
                    id);
            return ended == 0 || tooMany ? 0 : sql.change(NAME_THE_MISSING, id, run.total(), id, domains, domains, id);
        });
    }

    /** How many mailboxes the file does not name now. */
    static long missing(Sql sql, ImportRun run) throws SQLException {
        String domains = run.within().sqlList();
        return sql.number(ACTIVE + MISSING, run.id(), domains, domains, run.id());
    }
}
