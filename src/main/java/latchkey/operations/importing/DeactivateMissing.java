package latchkey.operations.importing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import latchkey.account.SwitchAccount;
import latchkey.shared.MailAddress;
import latchkey.shared.ShortTransaction;
import latchkey.shared.StaffDomains;
import org.jspecify.annotations.Nullable;

/**
 * Switches off the mailboxes that a file does not name: those that the dry run has shown, and none at all if by now there are
 * more.
 */
@ApplicationScoped
class DeactivateMissing {
    private static final int AT_ONCE = 50;

    private static final String NEXT =
            "SELECT l.line, a.address FROM import_line l JOIN account a ON a.address = l.address"
                    + " WHERE l.run = ? AND l.outcome = 'MISSING' AND NOT l.done AND a.active AND "
                    + StaffDomains.sqlDomain("a.domain", "?") + " ORDER BY l.line LIMIT ?";

    private record Missing(int line, String address) {}

    private final DataSource dataSource;
    private final ImportRuns runs;
    private final SwitchAccount switchAccount;

    DeactivateMissing(DataSource dataSource, ImportRuns runs, SwitchAccount switchAccount) {
        this.dataSource = dataSource;
        this.runs = runs;
        this.switchAccount = switchAccount;
    }

    /** @return whether there are more */
    boolean step(ImportRun run) throws SQLException {
        if (run.toDeactivate() == 0 || run.deactivated() >= run.toDeactivate()) {
            return false;
        }
        if (run.deactivated() == 0 && moreThan(run)) {
            return false;
        }
        return QuarkusTransaction.requiringNew().call(() -> some(run));
    }

    /** Counted once, before the first: it is much to count. */
    private boolean moreThan(ImportRun run) throws SQLException {
        return ShortTransaction.in(dataSource, connection -> ReadFile.missing(new Sql(connection), run))
                > run.toDeactivate();
    }

    private boolean some(ImportRun asked) {
        ImportRun run = runs.lock(asked.id())
                .filter(locked -> locked.state() == ImportRun.State.RUNNING)
                .orElse(null);
        if (run == null) {
            return false;
        }
        String domains = run.within().sqlList();
        List<Missing> next = runs.on(sql -> sql.rows(
                NEXT,
                row -> new Missing(row.getInt(1), row.getString(2)),
                run.id(),
                domains,
                domains,
                Math.min(AT_ONCE, run.toDeactivate() - run.deactivated())));
        next.forEach(missing -> switchAccount.off(MailAddress.of(missing.address()), run.actor()));
        runs.on(sql -> {
            sql.batch("UPDATE import_line SET done = TRUE WHERE run = ? AND line = ?", next, missing ->
                    new @Nullable Object[] {run.id().toString(), missing.line()});
            return sql.change(
                    "UPDATE import_run SET deactivated = deactivated + ? WHERE id = ?", next.size(), run.id());
        });
        return !next.isEmpty();
    }
}
