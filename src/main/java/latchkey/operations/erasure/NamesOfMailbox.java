package latchkey.operations.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import latchkey.shared.MailAddress;
import latchkey.shared.Statements;

/**
 * Under which names a mailbox is found: those it has, and those it had, as far as they are nobody else's by now. What its address
 * was before it was made is another's: he may be there under the address that he has now.
 */
@ApplicationScoped
class NamesOfMailbox {
    private static final LocalDateTime FOR_EVER = LocalDateTime.of(9999, 1, 1, 0, 0);

    private final Statements statements;

    NamesOfMailbox(DataSource dataSource) {
        this.statements = new Statements(dataSource);
    }

    /** It was called so until then. */
    private record Former(String name, LocalDateTime until) {
        private static Former of(ResultSet row) throws SQLException {
            return new Former(row.getString("address"), row.getObject("at", LocalDateTime.class));
        }
    }

    Set<String> of(Erasure one, MailAddress address) {
        Set<String> names = new LinkedHashSet<>(
                statements.rows("SELECT login FROM account_login WHERE address = ?", row -> row.getString(1), address));
        names.add(address.toString());
        List<Former> former = before(one, new Former(address.toString(), FOR_EVER));
        while (!former.isEmpty()) {
            if (!isAnothers(former.get(0).name(), address)) {
                names.add(former.get(0).name());
            }
            former = before(one, former.get(0));
        }
        return names;
    }

    /** Step by step into the past, so that of two who had the same name each keeps his own others. */
    private List<Former> before(Erasure one, Former next) {
        return statements.rows(
                "SELECT e.address, e.at FROM audit_entry e JOIN erasure o ON o.id = ?"
                        + " WHERE e.what = 'ACCOUNT_RENAMED' AND e.note = ? AND e.at < ?"
                        + " AND (o.born_at IS NULL OR e.at >= o.born_at) ORDER BY e.at DESC LIMIT 1",
                Former::of,
                one.id(),
                "→ " + next.name(),
                next.until());
    }

    private boolean isAnothers(String name, MailAddress address) {
        return !statements
                .rows(
                        "SELECT 1 FROM account WHERE address = ? AND address <> ?"
                                + " UNION SELECT 1 FROM account_login WHERE login = ? AND address <> ?",
                        row -> true,
                        name,
                        address,
                        name,
                        address)
                .isEmpty();
    }
}
