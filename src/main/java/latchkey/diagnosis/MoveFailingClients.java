package latchkey.diagnosis;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import latchkey.account.MailboxRenamed;
import latchkey.mailserver.LoginReport;
import latchkey.shared.Statements;

/** The failing clients of a mailbox that is renamed go with it, under the number that the next refusal will look for. */
@ApplicationScoped
class MoveFailingClients {
    /** As {@link FailingClient#idOf} makes it. */
    private static final String ID = "UNHEX(LEFT(SHA2(CONCAT(?, '|', protocol, '|', %s), 256), 32))";

    private static final String APP_PASSWORD =
            "CONCAT(IF(reason = 'mistyped-app-password', 'not ', ''), app_password_id)";

    /**
     * What a number is made of where it is neither an app password nor a fingerprint, or where it stands for many of them,
     * whichever of them came last.
     */
    private static final List<String> OTHERWISE = List.of(
            FailingClient.AND_MORE,
            LoginReport.WRONG_PASSWORD,
            LoginReport.MAILBOX_OFF,
            "account_off",
            "main_password",
            "mistyped",
            "not_an_app_password",
            "other_account",
            "surely_mistyped",
            "unknown_account",
            "unknown_selector");

    private static final String MOVE = "UPDATE IGNORE failing_client SET address = ?, id = CASE"
            + OTHERWISE.stream()
                    .map(tried -> "'" + tried + "'")
                    .map(tried -> " WHEN id = " + ID.formatted(tried) + " THEN " + ID.formatted(tried))
                    .collect(Collectors.joining())
            + " WHEN app_password_id IS NOT NULL THEN " + ID.formatted(APP_PASSWORD)
            + " WHEN fingerprint IS NOT NULL THEN " + ID.formatted("CONCAT('fp', fingerprint)")
            + " ELSE id END WHERE address = ?";

    private final Statements statements;

    MoveFailingClients(DataSource dataSource) {
        this.statements = new Statements(dataSource);
    }

    void follow(@Observes MailboxRenamed event) {
        List<Object> values = new ArrayList<>(List.of(event.to()));
        OTHERWISE.forEach(tried -> values.addAll(List.of(event.from(), event.to())));
        values.addAll(List.of(event.to(), event.to(), event.from()));
        statements.change(MOVE, values.toArray());
        // A client that fails under the new address already.
        statements.change("DELETE FROM failing_client WHERE address = ?", event.from());
        statements.change("DELETE FROM network_try WHERE account = ?", event.from());
        statements.change("UPDATE IGNORE guessed_account SET account = ? WHERE account = ?", event.to(), event.from());
        statements.change("DELETE FROM guessed_account WHERE account = ?", event.from());
        statements.change("UPDATE open_login SET address = ? WHERE address = ?", event.to(), event.from());
        statements.change("UPDATE unanswered_login SET account = ? WHERE account = ?", event.to(), event.from());
    }
}
