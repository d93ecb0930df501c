package latchkey.operations.importing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import latchkey.account.RenameMailbox;
import latchkey.operations.importing.CsvLines.Line;
import latchkey.shared.DatabaseTrouble;
import latchkey.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Does what the dry run has said, some lines at a time, each batch a transaction of its own with the mark of how far it
 * came. Each line is weighed once more: what has changed since may refuse it, and then it is told so.
 */
@ApplicationScoped
class TakeIn {
    /** Lines of the file, whether or not anything comes of them. */
    private static final int AT_ONCE = 200;

    private final ImportRuns runs;
    private final DoLines doLines;
    private final RenameMailbox renameMailbox;

    TakeIn(ImportRuns runs, DoLines doLines, RenameMailbox renameMailbox) {
        this.runs = runs;
        this.doLines = doLines;
        this.renameMailbox = renameMailbox;
    }

    /** @return whether there is more to do at once */
    boolean step(ImportRun run) throws SQLException {
        try {
            return QuarkusTransaction.requiringNew().call(() -> batch(run, AT_ONCE));
        } catch (RuntimeException failed) {
            return again(failed) || alone(run);
        }
    }

    /** One of them cannot be done, and must not keep the others from it. */
    private boolean alone(ImportRun run) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> batch(run, 1));
        } catch (RuntimeException failed) {
            return again(failed) || QuarkusTransaction.requiringNew().call(() -> setAside(run));
        }
    }

    /** @return whether the same may be tried again; a database that does not answer is waited for elsewhere */
    private static boolean again(RuntimeException failed) {
        if (DatabaseTrouble.isOutage(failed)) {
            throw failed;
        }
        return DatabaseTrouble.passes(failed);
    }

    private boolean batch(ImportRun asked, int most) throws SQLException {
        ImportRun run = runs.lock(asked.id())
                .filter(locked -> locked.state() == ImportRun.State.RUNNING)
                .orElse(null);
        if (run == null || run.doneTo() >= run.total()) {
            return false;
        }
        List<Line> lines = next(run, most);
        int end = lines.isEmpty() ? Math.min(run.doneTo() + AT_ONCE, run.total()) : reached(run, lines, most);
        runs.on(sql -> {
            List<Weighed> weighed = new ArrayList<>();
            List<Wish> wishes = new ArrayList<>();
            for (Line line : lines) {
                wish(sql, run, line, wishes);
            }
            Standing standing = Standing.of(sql, wishes, renameMailbox);
            for (Wish wish : wishes) {
                try {
                    weighed.add(Weighed.of(wish, standing, run.within()));
                } catch (BadLine no) {
                    refuse(sql, run, wish.line(), no.why(), no.word());
                }
            }
            doLines.all(sql, run, weighed);
            return sql.change("UPDATE import_run SET done_to = ? WHERE id = ?", end, run.id());
        });
        return true;
    }

    private static int reached(ImportRun run, List<Line> lines, int most) {
        return most == 1 ? lines.get(0).number() : Math.min(run.doneTo() + AT_ONCE, run.total());
    }

    private List<Line> next(ImportRun run, int most) {
        return runs.on(sql -> sql.rows(
                "SELECT line, cells FROM import_line WHERE run = ? AND line > ? AND line <= ? AND NOT done"
                        + " AND outcome IN ('ADD', 'CHANGE', 'RENAME') ORDER BY line LIMIT ?",
                row -> new Line(row.getInt(1), Cells.of(row.getString(2))),
                run.id(),
                run.doneTo(),
                run.doneTo() + AT_ONCE,
                most));
    }

    private static void wish(Sql sql, ImportRun run, Line line, List<Wish> wishes) throws SQLException {
        try {
            wishes.add(Wish.of(line));
        } catch (BadLine no) {
            refuse(sql, run, line.number(), no.why(), no.word());
        }
    }

    private boolean setAside(ImportRun asked) {
        ImportRun run = runs.lock(asked.id()).orElseThrow(Refusal.NotFound::new);
        List<Line> next = next(run, 1);
        if (next.isEmpty()) {
            return false;
        }
        return runs.on(sql -> {
            int line = next.get(0).number();
            refuse(sql, run, line, Why.CHANGED_MEANWHILE, "");
            return sql.change("UPDATE import_run SET done_to = ? WHERE id = ?", line, run.id()) > 0;
        });
    }

    private static void refuse(Sql sql, ImportRun run, int line, Why why, @Nullable String word) throws SQLException {
        sql.change(
                "UPDATE import_line SET outcome = 'REFUSED', why = ?, detail = ? WHERE run = ? AND line = ?",
                why,
                word,
                run.id(),
                line);
    }
}
