package latchkey.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import latchkey.shared.Statements;
import latchkey.shared.Utc;

/** Which mailboxes somebody reads: a login by IMAP or POP3 was accepted lately, by whatever program, webmail among them. */
@ApplicationScoped
public class OpenedMailboxes {
    private static final String FIND = "SELECT DISTINCT address FROM login_use WHERE last_at >= ? AND logins > 0"
            + " AND protocol IN ('imap', 'pop3') AND address IN (";

    private final Statements statements;

    OpenedMailboxes(DataSource dataSource) {
        this.statements = new Statements(dataSource);
    }

    /** Of these. */
    public Set<String> since(Instant since, Collection<String> addresses) {
        if (addresses.isEmpty()) {
            return Set.of();
        }
        List<Object> values = new ArrayList<>();
        values.add(Utc.column(since));
        values.addAll(addresses);
        return Set.copyOf(
                statements.rows(FIND + Statements.marks(addresses) + ")", row -> row.getString(1), values.toArray()));
    }
}
