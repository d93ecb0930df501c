package latchkey.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import javax.sql.DataSource;
import latchkey.account.MailboxRenamed;
import latchkey.shared.Statements;

/** The logins of a mailbox that is renamed go with it: what is known of its clients holds for the new address. What was typed stays. */
@ApplicationScoped
class MoveLogins {
    private final Statements statements;

    MoveLogins(DataSource dataSource) {
        this.statements = new Statements(dataSource);
    }

    void follow(@Observes MailboxRenamed event) {
        // Where both had a login of one kind in one hour, they add up.
        statements.change(
                "INSERT INTO login_use (address, app_password_id, protocol, network, hour, source, logins, trials, first_at,"
                        + " last_at, client_id, judged_within_ms) SELECT ?, app_password_id, protocol, network, hour, source,"
                        + " logins, trials, first_at, last_at, client_id, judged_within_ms FROM login_use AS former"
                        + " WHERE former.address = ? ON DUPLICATE KEY UPDATE logins = login_use.logins + VALUES(logins),"
                        + " trials = login_use.trials + VALUES(trials),"
                        + " first_at = LEAST(login_use.first_at, VALUES(first_at)),"
                        + " last_at = GREATEST(login_use.last_at, VALUES(last_at))",
                event.to(),
                event.from());
        statements.change("DELETE FROM login_use WHERE address = ?", event.from());
        statements.change("UPDATE login_attempt SET address = ? WHERE address = ?", event.to(), event.from());
        statements.change("UPDATE login_attempt_late SET address = ? WHERE address = ?", event.to(), event.from());
    }
}
