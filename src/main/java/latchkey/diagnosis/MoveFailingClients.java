package latchkey.diagnosis;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import javax.sql.DataSource;
import latchkey.account.MailboxRenamed;
import latchkey.shared.Statements;

/** The failing clients of a mailbox that is renamed go with it, under the number that the next refusal will look for. */
@ApplicationScoped
class MoveFailingClients {
    /** As {@link FailingClient#idOf} makes it. */
    private static final String ID = "UNHEX(LEFT(SHA2(CONCAT(?, '|', protocol, '|', %s), 256), 32))";

    private static final String APP_PASSWORD =
            "CONCAT(IF(reason = 'mistyped-app-password', 'not ', ''), app_password_id)";

    private final Statements statements;

    MoveFailingClients(DataSource dataSource) {
        this.statements = new Statements(dataSource);
    }

    void follow(@Observes MailboxRenamed event) {
        statements.change(
                "UPDATE IGNORE failing_client SET address = ?, id = CASE"
                        + " WHEN app_password_id IS NOT NULL THEN " + ID.formatted(APP_PASSWORD)
                        + " WHEN fingerprint IS NOT NULL THEN " + ID.formatted("CONCAT('fp', fingerprint)")
                        + " ELSE id END WHERE address = ?",
                event.to(),
                event.to(),
                event.to(),
                event.from());
        // A client that fails under the new address already.
        statements.change("DELETE FROM failing_client WHERE address = ?", event.from());
        statements.change("DELETE FROM network_try WHERE account = ?", event.from());
        statements.change("UPDATE IGNORE guessed_account SET account = ? WHERE account = ?", event.to(), event.from());
        statements.change("DELETE FROM guessed_account WHERE account = ?", event.from());
        statements.change("UPDATE open_login SET address = ? WHERE address = ?", event.to(), event.from());
        statements.change("UPDATE unanswered_login SET account = ? WHERE account = ?", event.to(), event.from());
    }
}
