package latchkey.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import javax.sql.DataSource;
import latchkey.account.MailboxRenamed;
import latchkey.shared.Statements;

/** Mails that still wait go to the mailbox by the name that it has now. */
@ApplicationScoped
class FollowRename {
    private final Statements statements;

    FollowRename(DataSource dataSource) {
        this.statements = new Statements(dataSource);
    }

    void follow(@Observes MailboxRenamed event) {
        statements.change(
                "UPDATE notice SET recipient = ? WHERE recipient = ? AND state = 'WAITING'", event.to(), event.from());
        statements.change(
                "UPDATE notice SET address = ? WHERE address = ? AND state = 'WAITING'", event.to(), event.from());
    }
}
