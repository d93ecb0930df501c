package latchkey.attempt;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import latchkey.shared.KeptData;
import latchkey.shared.KeptData.By;
import latchkey.shared.KeptData.What;
import latchkey.shared.KeptRows;

/** Logins, let in and refused. */
class KeptOfLogins {
    private KeptOfLogins() {}

    @Produces
    @Singleton
    static KeptData letIn(DataSource dataSource, AttemptConfig config) {
        return new KeptRows(
                What.LET_IN,
                By.MAILBOX,
                Optional.of(config.usesKeptFor()),
                dataSource,
                "first_at AS firstAt, last_at AS lastAt, CASE app_password_id WHEN '' THEN 'main password'"
                        + " WHEN 'webmail' THEN 'webmail' WHEN 'foreign' THEN 'foreign app password' ELSE 'app password' END AS password,"
                        + " IF(LENGTH(app_password_id) = 36, app_password_id, NULL) AS appPassword, protocol, network, logins,"
                        + " trials, client_id AS client, source AS mailServer",
                "login_use",
                "address",
                "last_at");
    }

    /** Another mailbox's app password is not named. */
    @Produces
    @Singleton
    static KeptData refused(DataSource dataSource, AttemptConfig config) {
        return new KeptRows(
                What.REFUSED,
                By.MAILBOX,
                Optional.of(Duration.ofDays(config.retentionDays())),
                dataSource,
                "at, login, protocol, reason, certainty, IF(reason = 'other-accounts-app-password', NULL,"
                        + " app_password_id) AS appPassword, remote_ip AS address, network, secured, mechanism,"
                        + " client_id AS client, session, tries, trial, source AS mailServer",
                "login_attempt",
                "address",
                "at");
    }
}
