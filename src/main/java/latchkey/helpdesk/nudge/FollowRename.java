package latchkey.helpdesk.nudge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import javax.sql.DataSource;
import latchkey.account.MailboxRenamed;
import latchkey.shared.Statements;

/** Whoever was nudged is left alone under his new address too, and whose turn is to come is found by it. */
@ApplicationScoped
class FollowRename {
    private final Statements statements;

    FollowRename(DataSource dataSource) {
        this.statements = new Statements(dataSource);
    }

    void follow(@Observes MailboxRenamed event) {
        statements.change("UPDATE nudge_line SET address = ? WHERE address = ?", event.to(), event.from());
        statements.change("UPDATE nudge_run SET account = ? WHERE account = ?", event.to(), event.from());
    }
}
