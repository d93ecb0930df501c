package latchkey.mailserver;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import javax.sql.DataSource;
import latchkey.account.MailboxRenamed;
import latchkey.shared.Statements;

/** What waits for a mailbox that is renamed, and what was found out about secrets under its former name. */
@ApplicationScoped
class FollowRename {
    private final Statements statements;

    FollowRename(DataSource dataSource) {
        this.statements = new Statements(dataSource);
    }

    void follow(@Observes MailboxRenamed event) {
        statements.change("DELETE FROM judged_secret WHERE address = ?", event.from());
        statements.change("UPDATE IGNORE session_kick SET address = ? WHERE address = ?", event.to(), event.from());
    }
}
