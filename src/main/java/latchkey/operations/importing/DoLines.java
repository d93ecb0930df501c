package latchkey.operations.importing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import latchkey.account.Account;
import latchkey.account.AppointCustodians;
import latchkey.account.RenameMailbox;
import latchkey.account.SwitchAccount;
import latchkey.audit.Act;
import latchkey.audit.Actor;
import latchkey.audit.AuditTrail;
import latchkey.shared.MailAddress;
import org.jspecify.annotations.Nullable;

/** Makes and changes mailboxes as lines of a file say, in the caller's transaction. */
@ApplicationScoped
class DoLines {
    /** A former address that the file names does not end any more. Another mailbox's is left to it. */
    private static final String LASTING_NAME = "INSERT INTO account_login (login, address) VALUES (?, ?)"
            + " ON DUPLICATE KEY UPDATE until = IF(address = VALUES(address), NULL, until)";

    private final RenameMailbox renameMailbox;
    private final AppointCustodians appointCustodians;
    private final SwitchAccount switchAccount;
    private final AuditTrail auditTrail;

    DoLines(
            RenameMailbox renameMailbox,
            AppointCustodians appointCustodians,
            SwitchAccount switchAccount,
            AuditTrail auditTrail) {
        this.renameMailbox = renameMailbox;
        this.appointCustodians = appointCustodians;
        this.switchAccount = switchAccount;
        this.auditTrail = auditTrail;
    }

    void all(Sql sql, ImportRun run, List<Weighed> lines) throws SQLException {
        Actor by = run.actor();
        for (Weighed line : lines) {
            if (line.outcome() == Outcome.RENAME) {
                renameMailbox.rename(
                        line.wish().renamedFrom().orElseThrow(), line.wish().address(), run.within(), by);
            }
        }
        List<Weighed> added =
                lines.stream().filter(line -> line.outcome() == Outcome.ADD).toList();
        add(sql, run, added);
        names(sql, run, lines);
        for (Weighed line : lines) {
            change(run, line, by);
        }
        sql.batch("UPDATE import_line SET done = TRUE WHERE run = ? AND line = ?", lines, line ->
                new @Nullable Object[] {run.id().toString(), line.wish().line()});
    }

    private void add(Sql sql, ImportRun run, List<Weighed> lines) throws SQLException {
        sql.batch(
                "INSERT IGNORE INTO account (address, domain, kind, active) VALUES (?, ?, ?, ?)",
                lines,
                line -> new @Nullable Object[] {
                    address(line).toString(),
                    address(line).domain(),
                    line.kind().orElse(Account.Kind.PERSON).name(),
                    line.active().orElse(true)
                });
        sql.batch("INSERT IGNORE INTO account_login (login, address) VALUES (?, ?)", lines, line ->
                new @Nullable Object[] {address(line).toString(), address(line).toString()});
        lines.forEach(line -> auditTrail.record(run.actor(), Act.ACCOUNT_IMPORTED, address(line), run.id()));
    }

    private void names(Sql sql, ImportRun run, List<Weighed> lines) throws SQLException {
        record Name(String name, MailAddress address) {}
        List<Name> names = lines.stream()
                .flatMap(line -> line.logins().stream().map(login -> new Name(login, address(line))))
                .toList();
        sql.batch(LASTING_NAME, names, name ->
                new @Nullable Object[] {name.name(), name.address().toString()});
        lines.stream()
                .filter(line -> line.outcome() != Outcome.ADD && !line.logins().isEmpty())
                .forEach(line -> auditTrail.record(run.actor(), Act.LOGIN_NAMES_ADDED, address(line), run.id()));
    }

    private void change(ImportRun run, Weighed line, Actor by) {
        MailAddress address = address(line);
        if (line.outcome() != Outcome.ADD) {
            line.kind().ifPresent(kind -> appointCustodians.changeKind(address, kind, run.within(), by));
            line.active().ifPresent(active -> {
                if (active) {
                    switchAccount.on(address, by);
                } else {
                    switchAccount.off(address, by);
                }
            });
        }
        if (!line.custodians().isEmpty()) {
            appointCustodians.add(address, line.custodians(), run.within(), by);
        }
    }

    private static MailAddress address(Weighed line) {
        return line.wish().address();
    }
}
