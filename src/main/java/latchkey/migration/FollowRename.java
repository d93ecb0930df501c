package latchkey.migration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import javax.sql.DataSource;
import latchkey.account.MailboxRenamed;
import latchkey.shared.Statements;

/** Whom a plan at work has foreseen, it has foreseen under the new address too. */
@ApplicationScoped
class FollowRename {
    private final Statements statements;

    FollowRename(DataSource dataSource) {
        this.statements = new Statements(dataSource);
    }

    void follow(@Observes MailboxRenamed event) {
        statements.change(
                "UPDATE IGNORE dry_run_client SET address = ? WHERE address = ? AND dry_run IN"
                        + " (SELECT dry_run FROM rule_plan WHERE ended_at IS NULL)",
                event.to(),
                event.from());
        statements.change(
                "UPDATE IGNORE dry_run_account SET address = ? WHERE address = ? AND dry_run IN"
                        + " (SELECT dry_run FROM rule_plan WHERE ended_at IS NULL)",
                event.to(),
                event.from());
        statements.change(
                "UPDATE account_use SET domain = ? WHERE address = ?",
                event.to().domain(),
                event.to());
    }
}
